/**
 * What happens, told as it happens by server-sent events, and what was asked by whom.
 * <p>
 * Events go one way: {@link dev.driveyard.server.events.EventRecorder} keeps them in the
 * database, one transaction for many; {@link dev.driveyard.server.events.EventHub} reads
 * them from there, in their order, also those of other servers of the same database, and
 * offers them to each {@link dev.driveyard.server.events.EventClient}. Nobody who tells
 * waits for anybody who is told.
 */
@NullMarked
package dev.driveyard.server.events;

import org.jspecify.annotations.NullMarked;
