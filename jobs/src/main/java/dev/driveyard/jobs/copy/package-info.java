/**
 * The jobs that copy and move files: exact, restartable, and leaving a record of each
 * file. See the README beside this file.
 */
@NullMarked
package dev.driveyard.jobs.copy;

import org.jspecify.annotations.NullMarked;
