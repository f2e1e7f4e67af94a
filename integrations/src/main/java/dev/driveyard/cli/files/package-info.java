/**
 * The commands that copy, move and delete files, and that take such back.
 */
@NullMarked
package dev.driveyard.cli.files;

import org.jspecify.annotations.NullMarked;
