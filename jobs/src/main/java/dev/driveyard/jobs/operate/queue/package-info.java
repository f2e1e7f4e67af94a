/**
 * The launch queue: what was accepted waits in the database until it may run, and is run
 * exactly once by whoever shares that. Every driver's launch goes through it.
 */
@NullMarked
package dev.driveyard.jobs.operate.queue;

import org.jspecify.annotations.NullMarked;
