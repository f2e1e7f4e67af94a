/**
 * Which beans an open library has, and what is usual for a process that works for long:
 * said once for commands, servers and applications that embed this one.
 */
@NullMarked
package dev.driveyard.context;

import org.jspecify.annotations.NullMarked;
