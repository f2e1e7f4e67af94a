package dev.driveyard.jobs.copy;

import java.util.List;

import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What was copied or moved within a moment, in the order of the slices.
 *
 * @param recovered what an earlier execution had renamed without recording it; null if
 * nothing
 */
record Transferred(RenameRecovery.@Nullable Found recovered, List<SliceResult> results) {

	/** The files and directories that it stands for. */
	long entries() {
		long entries = (this.recovered != null) ? this.recovered.files().size() + this.recovered.directories().size()
				: 0;
		for (SliceResult result : this.results) {
			entries += result.files().size() + result.slice().settled().directories().size();
			for (Operation operation : result.slice().settled().operations()) {
				boolean whole = operation.state() == Operation.State.DONE;
				entries += whole ? operation.amount().files() + operation.amount().directories() : 0;
			}
		}
		return entries;
	}

}
