/**
 * The server in numbers, in the text format that Prometheus reads. What the library
 * remembers comes from its database, so all servers of one database say the same and no
 * restart forgets anything; the rest is of this process.
 */
@NullMarked
package dev.driveyard.server.metrics;

import org.jspecify.annotations.NullMarked;
