/**
 * Copies single files, links and directories from one open directory to another, so that
 * doing it again after a crash changes nothing. What to copy, and in which order, is for
 * the caller to say.
 */
@NullMarked
package dev.driveyard.transfer.copy;

import org.jspecify.annotations.NullMarked;
