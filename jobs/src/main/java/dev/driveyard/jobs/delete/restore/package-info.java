/**
 * The job that puts things back from the trash.
 */
@NullMarked
package dev.driveyard.jobs.delete.restore;

import org.jspecify.annotations.NullMarked;
