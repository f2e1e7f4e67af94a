package dev.driveyard.jobs.summary;

import org.jspecify.annotations.Nullable;

/**
 * What a validation looked at and found. What the mode does not look at is null.
 *
 * @param entries entries compared with the disk: kind, size, time, permissions
 * @param files files read and compared with their hashes
 * @param bytes their bytes
 * @param verified of these, files that hold what they held
 * @param notHashed files that could not be compared: no hash of them is known
 * @param decoded files whose content was looked at for damage
 * @param offline entries not looked at: their disk is not there
 * @param leftFiles files that this run has not come to, for its limits
 * @param leftBytes their bytes
 * @param critical findings
 * @param error findings
 * @param warning findings
 * @param info findings
 * @param added findings that no run saw before
 * @param resolved findings of earlier runs that are gone
 * @param issues problems told of
 * @param mode what was looked at
 */
public record ValidateSummary(@Nullable Long entries, @Nullable Long files, @Nullable Long bytes,
		@Nullable Long verified, @Nullable Long notHashed, @Nullable Long decoded, long offline, long leftFiles,
		long leftBytes, long critical, long error, long warning, long info, @ShownAs("new") long added, long resolved,
		long issues, String mode) implements RunSummary {

	/** Findings of files that are not what they should be. */
	public long damaged() {
		return this.critical + this.error;
	}

}
