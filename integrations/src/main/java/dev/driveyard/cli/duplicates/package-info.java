/**
 * The commands that find, show and reclaim duplicates.
 */
@NullMarked
package dev.driveyard.cli.duplicates;

import org.jspecify.annotations.NullMarked;
