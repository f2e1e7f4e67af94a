package dev.driveyard.jobs.delete;

import dev.driveyard.journal.Operation;
import dev.driveyard.tree.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * What a plan comes upon.
 *
 * @param operation what it belongs to; null after the last one
 * @param stretch directories of it; null where it is a file, or at its end
 */
record Planned(@Nullable Operation operation, @Nullable Stretch stretch) {
}
