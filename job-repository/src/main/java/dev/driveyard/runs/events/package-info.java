/**
 * What happened on a server, kept for those who watch it, who may have looked away, and
 * for those who ask who did what.
 */
@NullMarked
package dev.driveyard.runs.events;

import org.jspecify.annotations.NullMarked;
