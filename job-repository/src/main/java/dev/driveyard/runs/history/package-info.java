/**
 * Takes old runs out of the history: which of them something still needs, and in which
 * order their rows go. Nothing here decides how old is old.
 */
@NullMarked
package dev.driveyard.runs.history;

import org.jspecify.annotations.NullMarked;
