/**
 * The jobs that find what is there more than once, and give its room back: duplicates and
 * reclaim.
 */
@NullMarked
package dev.driveyard.jobs.duplicates;

import org.jspecify.annotations.NullMarked;
