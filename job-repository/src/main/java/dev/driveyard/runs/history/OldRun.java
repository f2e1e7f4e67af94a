package dev.driveyard.runs.history;

import org.springframework.batch.core.BatchStatus;

/**
 * A job instance whose last run ended long ago, with what the library says of it.
 *
 * @param instance the job instance: a run and its restarts share one
 * @param runs how many runs it has
 * @param host where the last of them ran
 * @param status how that ended
 * @param uses what the library has that it is needed for
 */
public record OldRun(long instance, long runs, String job, String host, BatchStatus status, Uses uses) {

	/**
	 * Whether it came to its end or was given up, so that nobody can go on with it.
	 */
	public boolean isOver() {
		return this.status == BatchStatus.COMPLETED || this.status == BatchStatus.ABANDONED;
	}

	/**
	 * What an old run may be needed for.
	 *
	 * @param referred whether a run that is not over refers to it
	 * @param moved whether it moved something that can be moved back
	 * @param trashed whether it put something into a trash, and nothing is recorded that
	 * took it out
	 * @param found whether an open finding was last seen by it
	 * @param shown whether it is the newest that found duplicates
	 */
	public record Uses(boolean referred, boolean moved, boolean trashed, boolean found, boolean shown) {
	}

}
