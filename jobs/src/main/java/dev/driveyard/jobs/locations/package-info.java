/**
 * The folders that a library keeps indexed: makes them, finds the one that a path is in,
 * forgets them. No job; jobs and drivers use it.
 */
@NullMarked
package dev.driveyard.jobs.locations;

import org.jspecify.annotations.NullMarked;
