/**
 * The command line: options, one call, a printer. Results go to standard output, progress
 * and notes to standard error.
 */
@NullMarked
package dev.driveyard.cli;

import org.jspecify.annotations.NullMarked;
