/**
 * What is made of pixels: files, a placeholder, and a hash that similar pictures share.
 */
@NullMarked
package dev.driveyard.picture.encode;

import org.jspecify.annotations.NullMarked;
