/**
 * What went wrong, as problem details (RFC 9457) with types that never change.
 */
@NullMarked
package dev.driveyard.server.problem;

import org.jspecify.annotations.NullMarked;
