/**
 * What runs did, a record for each job, and what is to be known of how they began, for
 * those who show it. No job; jobs make them, the kernel and drivers pass them on.
 */
@NullMarked
package dev.driveyard.jobs.summary;

import org.jspecify.annotations.NullMarked;
