/**
 * What Driveyard remembers of its work: Spring Batch's job repository on the library's
 * database, the history of runs, who owns a run, and what to do with one whose process
 * died.
 */
@NullMarked
package dev.driveyard.runs;

import org.jspecify.annotations.NullMarked;
