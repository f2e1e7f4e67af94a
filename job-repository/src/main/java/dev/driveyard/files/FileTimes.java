package dev.driveyard.files;

import java.time.Instant;

/**
 * Times of files as a number that keeps their order and fits into a row: nanoseconds
 * since 1970 for the years 1685 to 2255, which a {@code long} can hold with some room to
 * spare; microseconds in that room, from the year -5300 to 9300; what lies beyond is the
 * last of these. Nothing but this class may reckon with the numbers.
 */
public final class FileTimes {

	private static final long NANOS = 1_000_000_000L;

	private static final long MICROS = 1_000_000L;

	/** Seconds up to here are counted in nanoseconds. */
	private static final long EXACT = 9_000_000_000L;

	private static final long ROOM = (Long.MAX_VALUE - EXACT * NANOS) / MICROS;

	private FileTimes() {
	}

	/**
	 * The number of a time.
	 * @param seconds since 1970
	 * @param nanos on top of these, up to a second
	 */
	public static long of(long seconds, long nanos) {
		if (seconds >= -EXACT && seconds < EXACT) {
			return seconds * NANOS + nanos;
		}
		if (seconds >= EXACT) {
			long beyond = Math.min(seconds - EXACT, ROOM);
			return EXACT * NANOS + ((beyond < ROOM) ? beyond * MICROS + nanos / 1000 : ROOM * MICROS);
		}
		long beyond = Math.max(seconds + EXACT, -ROOM);
		return -EXACT * NANOS + ((beyond > -ROOM) ? beyond * MICROS + nanos / 1000 : -ROOM * MICROS);
	}

	/** The number of a time. */
	public static long of(Instant time) {
		return of(time.getEpochSecond(), time.getNano());
	}

	/** Whole seconds since 1970, rounded down. */
	public static long seconds(long time) {
		if (isExact(time)) {
			return Math.floorDiv(time, NANOS);
		}
		long edge = (time > 0) ? EXACT : -EXACT;
		return edge + Math.floorDiv(time - edge * NANOS, MICROS);
	}

	/** What there is on top of the whole seconds. */
	public static int nanos(long time) {
		if (isExact(time)) {
			return (int) Math.floorMod(time, NANOS);
		}
		long edge = (time > 0) ? EXACT : -EXACT;
		return 1000 * (int) Math.floorMod(time - edge * NANOS, MICROS);
	}

	/** The time that a number stands for. */
	public static Instant instant(long time) {
		return Instant.ofEpochSecond(seconds(time), nanos(time));
	}

	/** Whether the number says the time to the nanosecond. */
	public static boolean isExact(long time) {
		return time >= -EXACT * NANOS && time < EXACT * NANOS;
	}

	/** Whether the time is, or may be, beyond what a number can say. */
	public static boolean isBeyond(long time) {
		return time >= (EXACT * NANOS + ROOM * MICROS) || time <= -(EXACT * NANOS + ROOM * MICROS);
	}

}
