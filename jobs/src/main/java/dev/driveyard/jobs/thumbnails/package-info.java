/**
 * The job that makes thumbnails: each distinct content of pictures, films, sound and
 * documents is decoded once for all that is wanted of it.
 */
@NullMarked
package dev.driveyard.jobs.thumbnails;

import org.jspecify.annotations.NullMarked;
