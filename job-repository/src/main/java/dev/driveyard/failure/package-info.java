/**
 * What went wrong, as values: a stable code, a message, and what it is about. Whoever
 * talks to a user makes of the code what can be done, in words of its own.
 */
@NullMarked
package dev.driveyard.failure;

import org.jspecify.annotations.NullMarked;
