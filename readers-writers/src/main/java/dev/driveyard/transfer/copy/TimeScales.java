package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.FileStat;

/**
 * How the file systems of the targets keep times, each tried once, and only where it
 * matters. Thread-safe.
 */
final class TimeScales {

	/** The first second of those that not all file systems can keep: in the year 2038. */
	private static final long LIMITED = Integer.MAX_VALUE;

	/** The last one of those before: in 1980, with which the times of some begin. */
	private static final long BEGIN = 315_532_800L;

	private final Map<Long, TimeScale> known = new ConcurrentHashMap<>();

	/**
	 * Whether a file at the target has the time that its source would have there.
	 */
	boolean isKept(FileCopy copy, FileStat source, FileStat target) {
		long time = source.stat().modified();
		long there = target.stat().modified();
		return time == there || (mayBeKept(time, there) && scale(copy, target.device()).isKept(time, there));
	}

	private static boolean mayBeKept(long time, long there) {
		long seconds = FileTimes.seconds(time);
		return TimeScale.isClose(time, there) || seconds >= LIMITED || seconds <= BEGIN;
	}

	/** Where it can't be tried nothing can be copied either. */
	private TimeScale scale(FileCopy copy, long device) {
		return this.known.computeIfAbsent(device, (key) -> {
			try {
				return TimeScale.of(copy.to(), copy.probeName());
			}
			catch (IOException ex) {
				return TimeScale.EXACT;
			}
		});
	}

}
