/**
 * The commands that prove that files are what they were, and that repair them.
 */
@NullMarked
package dev.driveyard.cli.validate;

import org.jspecify.annotations.NullMarked;
