/**
 * The trash as the specification of freedesktop.org, version 1.0, describes it, so that
 * what is trashed here can be seen, restored and emptied by other programs and the other
 * way round: one trash in the home directory and one on every other volume. Files are
 * renamed into it and out of it, never copied.
 */
@NullMarked
package dev.driveyard.transfer.trash;

import org.jspecify.annotations.NullMarked;
