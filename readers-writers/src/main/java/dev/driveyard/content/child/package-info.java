/**
 * A child process that reads files of strangers: how it is started, asked, watched and
 * killed. One protocol for all that is asked of a file: its bytes go in, as the child
 * wants them, and a result comes out.
 */
@NullMarked
package dev.driveyard.content.child;

import org.jspecify.annotations.NullMarked;
