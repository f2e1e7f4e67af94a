/**
 * The jobs that take files away and bring them back: delete (to the trash, for good, or
 * overwritten), restore, and empty-trash. The journal is their plan and their record.
 */
@NullMarked
package dev.driveyard.jobs.delete;

import org.jspecify.annotations.NullMarked;
