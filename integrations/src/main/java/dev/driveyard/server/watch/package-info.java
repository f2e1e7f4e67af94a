/**
 * Watched locations over HTTP: which they are, how their watches are doing, and switching
 * them.
 */
@NullMarked
package dev.driveyard.server.watch;

import org.jspecify.annotations.NullMarked;
