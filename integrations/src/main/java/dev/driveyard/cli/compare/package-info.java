/**
 * The command that compares two folders or files.
 */
@NullMarked
package dev.driveyard.cli.compare;

import org.jspecify.annotations.NullMarked;
