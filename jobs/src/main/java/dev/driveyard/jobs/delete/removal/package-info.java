/**
 * The steps that remove planned files for good: readers, processors and what they tell
 * the writer.
 */
@NullMarked
package dev.driveyard.jobs.delete.removal;

import org.jspecify.annotations.NullMarked;
