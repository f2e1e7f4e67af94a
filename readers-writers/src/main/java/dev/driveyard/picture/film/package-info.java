/**
 * Films, and pictures that are coded as films are, by the program ffmpeg, which runs in
 * the child and reads the file from it.
 */
@NullMarked
package dev.driveyard.picture.film;

import org.jspecify.annotations.NullMarked;
