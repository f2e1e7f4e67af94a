/**
 * Files and folders that are equal: which may be, which are, and the groups that runs
 * found.
 */
@NullMarked
package dev.driveyard.catalogue.duplicates;

import org.jspecify.annotations.NullMarked;
