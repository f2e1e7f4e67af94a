/**
 * Keeps the catalogue true: brings what a run changed on disk into it without a scan, and
 * the sums of directories up to date. No job; jobs use its steps.
 */
@NullMarked
package dev.driveyard.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
