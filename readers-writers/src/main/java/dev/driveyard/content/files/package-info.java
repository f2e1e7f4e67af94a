/**
 * Reads files to find out what they hold: many small ones together, large ones on all
 * processors, each checked for changes while it was read. Knows no job.
 */
@NullMarked
package dev.driveyard.content.files;

import org.jspecify.annotations.NullMarked;
