/**
 * Starts, stops, restarts and recovers the runs of any job, and tells how far they are.
 * What drives Driveyard (command line, REST, schedules) sees only this package and the
 * read side of the catalogue.
 */
@NullMarked
package dev.driveyard.jobs.operate;

import org.jspecify.annotations.NullMarked;
