/**
 * A library in the application of somebody else: in a context of its own, of which the
 * host sees the two channels of the queue and a few beans whose names begin with
 * {@code driveyard}.
 */
@NullMarked
package dev.driveyard.autoconfigure;

import org.jspecify.annotations.NullMarked;
