/**
 * Tells somebody outside when a run failed, had issues, found damage or succeeded: by a
 * signed web request, or by mail. Notices are kept in the database until they are taken,
 * so a receiver that is slow or away holds up no run and misses nothing.
 */
@NullMarked
package dev.driveyard.notify;

import org.jspecify.annotations.NullMarked;
