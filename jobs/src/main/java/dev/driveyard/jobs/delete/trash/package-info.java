/**
 * The job that empties the trash.
 */
@NullMarked
package dev.driveyard.jobs.delete.trash;

import org.jspecify.annotations.NullMarked;
