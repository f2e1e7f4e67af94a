/**
 * What is true of files wherever they are kept: their names as text, kinds, times and
 * attributes, and the words for what goes wrong with them. Values and functions, below
 * both the catalogue and the storage port.
 */
@NullMarked
package dev.driveyard.files;

import org.jspecify.annotations.NullMarked;
