/**
 * Reads the files of locations to find out what they hold, by several threads ahead of a
 * step and each file once. No job; the jobs that read files use it.
 */
@NullMarked
package dev.driveyard.jobs.contents;

import org.jspecify.annotations.NullMarked;
