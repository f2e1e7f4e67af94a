/**
 * The commands that serve a library, and the tokens that a server asks for.
 */
@NullMarked
package dev.driveyard.cli.server;

import org.jspecify.annotations.NullMarked;
