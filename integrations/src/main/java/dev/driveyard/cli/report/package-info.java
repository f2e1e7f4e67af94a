/**
 * Writes reports for other programs and for a browser: CSV and self-contained HTML. Knows
 * no command.
 */
@NullMarked
package dev.driveyard.cli.report;

import org.jspecify.annotations.NullMarked;
