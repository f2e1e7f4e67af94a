/**
 * A page of the server to try its API with, for browsers on the same machine.
 */
@NullMarked
package dev.driveyard.server.tryit;

import org.jspecify.annotations.NullMarked;
