package dev.driveyard.catalogue.findings;

import org.jspecify.annotations.Nullable;

/**
 * A finding with its history. Times are milliseconds since 1970.
 *
 * @param id orders findings
 * @param firstBy the job instance that saw it first, or first since it was resolved
 * @param lastBy the one that saw it last
 * @param resolvedBy the one that saw that it is gone; null if it is not
 */
public record StoredFinding(long id, Finding finding, long firstBy, long firstAt, long lastBy, long lastAt,
		@Nullable Long resolvedBy, @Nullable Long resolvedAt) {

	/** Where in its history it is. */
	public Status status() {
		if (this.resolvedBy != null) {
			return Status.RESOLVED;
		}
		return (this.firstBy == this.lastBy) ? Status.NEW : Status.OPEN;
	}

	/**
	 * Where in its history a finding is.
	 */
	public enum Status {

		/** Seen once. */
		NEW,
		/** Seen again, and there still. */
		OPEN,
		/** Not there any more. */
		RESOLVED

	}

}
