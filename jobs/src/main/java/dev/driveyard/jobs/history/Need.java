package dev.driveyard.jobs.history;

import dev.driveyard.runs.history.OldRun;
import org.jspecify.annotations.Nullable;

/**
 * Why an old run stays. Of several reasons the first one counts.
 */
enum Need {

	/** It runs, or somebody can go on with it. */
	UNFINISHED(PruneCount.KEPT_UNFINISHED),
	/** A run that is not over refers to it. */
	REFERRED(PruneCount.KEPT_REFERRED),
	/** What it moved can be moved back. */
	MOVED(PruneCount.KEPT_MOVED),
	/** What it put into the trash can be put back. */
	TRASHED(PruneCount.KEPT_TRASHED),
	/** What it found can be repaired. */
	FOUND(PruneCount.KEPT_FOUND),
	/** What it found is shown to whoever asks for duplicates. */
	SHOWN(PruneCount.KEPT_SHOWN);

	private final PruneCount count;

	Need(PruneCount count) {
		this.count = count;
	}

	/** Where the runs are counted that stay for it. */
	PruneCount count() {
		return this.count;
	}

	/**
	 * What is needed of a run by what is recorded.
	 * @return null if it is not needed
	 */
	static @Nullable Need of(OldRun run) {
		OldRun.Uses uses = run.uses();
		if (!run.isOver()) {
			return UNFINISHED;
		}
		if (uses.referred()) {
			return REFERRED;
		}
		if (uses.moved()) {
			return MOVED;
		}
		if (uses.trashed()) {
			return TRASHED;
		}
		return uses.found() ? FOUND : (uses.shown() ? SHOWN : null);
	}

}
