/**
 * Gives back the room of files that are there more than once. Each is compared with the
 * one that stays, byte by byte, while both are held open, and only then removed or
 * replaced. Knows no job.
 */
@NullMarked
package dev.driveyard.transfer.reclaim;

import org.jspecify.annotations.NullMarked;
