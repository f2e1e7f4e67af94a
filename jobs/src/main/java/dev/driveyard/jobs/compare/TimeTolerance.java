package dev.driveyard.jobs.compare;

import java.time.Duration;
import java.util.Map;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;

/**
 * How far the times of two equal files may be apart, as far as it is for how coarsely
 * file systems keep them.
 *
 * @param step what the coarser one rounds to; zero if both keep nanoseconds
 */
record TimeTolerance(Duration step) {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

	/** What these round to, whatever the system that mounts them can tell. */
	private static final Map<String, Duration> STEPS = Map.ofEntries(Map.entry("vfat", TWO_SECONDS),
			Map.entry("msdos", TWO_SECONDS), Map.entry("exfat", TWO_SECONDS), Map.entry("zip", TWO_SECONDS),
			Map.entry("ext2", SECOND), Map.entry("ext3", SECOND), Map.entry("hfs", SECOND),
			Map.entry("hfsplus", SECOND), Map.entry("fuseblk", TWO_SECONDS), Map.entry("ntfs", Duration.ofNanos(100)),
			Map.entry("ntfs3", Duration.ofNanos(100)), Map.entry("cifs", Duration.ofNanos(100)),
			Map.entry("smb3", Duration.ofNanos(100)));

	/** That of the file system with a number. */
	static TimeTolerance of(Backend volume, long device) {
		Duration finest = volume.abilities().contains(Ability.NANOSECOND_TIMES) ? Duration.ZERO : SECOND;
		return new TimeTolerance(STEPS.getOrDefault(volume.fileSystem(device).fileSystem(), finest));
	}

	/** That of a file here and one there. */
	TimeTolerance coarser(TimeTolerance other) {
		return (this.step.compareTo(other.step) >= 0) ? this : other;
	}

	/**
	 * Whether two times may be the same.
	 * @param one a number of {@link FileTimes}
	 * @param other the same
	 */
	boolean isClose(long one, long other) {
		return one == other
				|| Duration.between(FileTimes.instant(one), FileTimes.instant(other)).abs().compareTo(this.step) < 0;
	}

}
