/**
 * Files that were made from contents, such as thumbnails: which there are, how contents
 * look, and of which none could be made.
 */
@NullMarked
package dev.driveyard.catalogue.sidecars;

import org.jspecify.annotations.NullMarked;
