package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * How a file system keeps times: what became of some that were written there. Times are
 * numbers of {@link FileTimes}.
 *
 * @param step what it rounds to; zero if it keeps all that it is given
 * @param earliest the first time that it can keep
 * @param latest the last one
 */
record TimeScale(Duration step, long earliest, long latest) {

	/** Keeps all. */
	static final TimeScale EXACT = new TimeScale(Duration.ZERO, Long.MIN_VALUE, Long.MAX_VALUE);

	/** File systems that are in use round to two seconds at most. */
	static final Duration COARSEST = Duration.ofSeconds(2);

	/** An odd second, and no digit that any rounding would leave as it is. */
	private static final Instant SAMPLE = Instant.parse("2001-09-09T01:46:41.123456789Z");

	private static final long FAR_PAST = FileTimes.of(Instant.parse("-4000-01-01T00:00:00Z"));

	private static final long FAR_FUTURE = FileTimes.of(Instant.parse("9000-01-01T00:00:00Z"));

	private static final Duration[] STEPS = { Duration.ofNanos(100), Duration.ofNanos(1_000), Duration.ofMillis(1),
			Duration.ofMillis(10), Duration.ofSeconds(1), COARSEST };

	/**
	 * Tries it with a new file, which is removed again.
	 * @param name of that file; nothing may have it
	 */
	static TimeScale of(WritableDirectory directory, String name) throws IOException {
		try (NewFile probe = PartFile.create(directory, name)) {
			long sample = FileTimes.of(SAMPLE);
			return new TimeScale(step(Duration.between(FileTimes.instant(kept(probe, sample)), SAMPLE).abs()),
					bound(kept(probe, FAR_PAST), FAR_PAST, Long.MIN_VALUE),
					bound(kept(probe, FAR_FUTURE), FAR_FUTURE, Long.MAX_VALUE));
		}
		finally {
			directory.delete(name);
		}
	}

	private static long kept(NewFile probe, long time) throws IOException {
		probe.metadata().setModified(time);
		return probe.stat().stat().modified();
	}

	private static Duration step(Duration lost) {
		for (Duration step : STEPS) {
			if (lost.isZero()) {
				return Duration.ZERO;
			}
			if (lost.compareTo(step) < 0) {
				return step;
			}
		}
		return Duration.ZERO;
	}

	/** What is kept to a day knows no bound that matters. */
	private static long bound(long kept, long wanted, long none) {
		return (Math.abs(FileTimes.seconds(kept) - FileTimes.seconds(wanted)) < 86_400) ? none : kept;
	}

	/**
	 * Whether a time is what the file system has made of another one.
	 */
	boolean isKept(long time, long kept) {
		long possible = Math.max(this.earliest, Math.min(this.latest, time));
		return possible == kept || distance(possible, kept).compareTo(this.step) < 0;
	}

	/**
	 * Whether two times are as close as the coarsest file system would have them.
	 */
	static boolean isClose(long one, long other) {
		return one == other || distance(one, other).compareTo(COARSEST) < 0;
	}

	private static Duration distance(long one, long other) {
		return Duration.between(FileTimes.instant(one), FileTimes.instant(other)).abs();
	}

}
