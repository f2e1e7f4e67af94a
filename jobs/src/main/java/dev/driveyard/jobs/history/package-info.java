/**
 * The job that takes old runs out of the history, with all that they left, and keeps what
 * an undo or a restart could still need.
 */
@NullMarked
package dev.driveyard.jobs.history;

import org.jspecify.annotations.NullMarked;
