/**
 * The commands about a library itself.
 */
@NullMarked
package dev.driveyard.cli.library;

import org.jspecify.annotations.NullMarked;
