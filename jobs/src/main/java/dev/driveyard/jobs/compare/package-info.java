/**
 * The job that compares two trees: what is the same, what differs, what only one has, and
 * what was moved. Changes neither.
 */
@NullMarked
package dev.driveyard.jobs.compare;

import org.jspecify.annotations.NullMarked;
