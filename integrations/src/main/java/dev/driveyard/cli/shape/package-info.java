/**
 * What commands print, as objects and as lines: made of what the library here says, or of
 * what a server elsewhere answers, so that nobody sees a difference.
 */
@NullMarked
package dev.driveyard.cli.shape;

import org.jspecify.annotations.NullMarked;
