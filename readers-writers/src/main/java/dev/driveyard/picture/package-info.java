/**
 * From the bytes of any medium to its thumbnails: each is decoded once for all its
 * variants, in a child process, and what comes of it is a value.
 */
@NullMarked
package dev.driveyard.picture;

import org.jspecify.annotations.NullMarked;
