package dev.driveyard.jobs.history;

import dev.driveyard.runs.history.OldRun;
import org.jspecify.annotations.Nullable;

/**
 * An old run, and why it stays.
 *
 * @param need null if it goes
 */
record JudgedRun(OldRun run, @Nullable Need need) {
}
