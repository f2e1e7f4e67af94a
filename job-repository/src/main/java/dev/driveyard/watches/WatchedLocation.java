package dev.driveyard.watches;

import java.time.Instant;

/**
 * A location that is watched.
 *
 * @param location its id
 * @param changedBy who wanted that, for a person
 */
public record WatchedLocation(long location, WatchSpec spec, Instant changed, String changedBy) {
}
