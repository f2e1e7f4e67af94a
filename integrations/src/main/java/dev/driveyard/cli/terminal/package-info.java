/**
 * Where and how commands print: streams, lines, progress, numbers and sizes for people,
 * exit codes.
 */
@NullMarked
package dev.driveyard.cli.terminal;

import org.jspecify.annotations.NullMarked;
