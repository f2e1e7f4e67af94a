/**
 * The application: puts the modules together and starts what the command line asks for.
 */
@NullMarked
package dev.driveyard;

import org.jspecify.annotations.NullMarked;
