/**
 * The command that looks at the system and at a library for what could go wrong.
 */
@NullMarked
package dev.driveyard.cli.doctor;

import org.jspecify.annotations.NullMarked;
