/**
 * What commands share: an open library, the paths and options that users type, how a run
 * is launched, watched and told.
 */
@NullMarked
package dev.driveyard.cli.command;

import org.jspecify.annotations.NullMarked;
