/**
 * The folders that a job works on: found from what somebody named, which may be no
 * location yet, and brought up to date in the index before.
 */
@NullMarked
package dev.driveyard.jobs.folders;

import org.jspecify.annotations.NullMarked;
