/**
 * The commands about runs and jobs.
 */
@NullMarked
package dev.driveyard.cli.runs;

import org.jspecify.annotations.NullMarked;
