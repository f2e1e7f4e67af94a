package dev.driveyard.catalogue.contents;

import java.time.Instant;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The bounds of what a file may say of itself.
 */
final class Plausible {

	static final int LONGEST_TEXT = 1000;

	/** Ten years. */
	static final long LONGEST_MILLIS = 10L * 366 * 24 * 3600 * 1000;

	private static final int LONGEST_EDGE = 10_000_000;

	/** Zero in the file systems and formats that count from 1904 or 1970 is no date. */
	private static final Instant FIRST_STORED = Instant.parse("1970-01-02T00:00:00Z");

	private static final Instant LAST_STORED = Instant.parse("2200-01-01T00:00:00Z");

	private Plausible() {
	}

	static boolean isSize(@Nullable Integer pixels) {
		return pixels != null && pixels > 0 && pixels <= LONGEST_EDGE;
	}

	/** A receiver without a fix writes zeros. */
	static boolean isPlace(@Nullable Double latitude, @Nullable Double longitude) {
		return latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
				&& (latitude != 0 || longitude != 0);
	}

	static @Nullable Integer between(int least, @Nullable Integer value, int most) {
		return (value != null && value >= least && value <= most) ? value : null;
	}

	static @Nullable Long between(long least, @Nullable Long value, long most) {
		return (value != null && value >= least && value <= most) ? value : null;
	}

	static @Nullable Double between(double least, @Nullable Double value, double most) {
		return (value != null && value >= least && value <= most) ? value : null;
	}

	/** The first photograph is of 1826. */
	static @Nullable LocalDateTime photographed(@Nullable LocalDateTime time) {
		return (time != null && time.getYear() >= 1826 && time.getYear() < 2200) ? time : null;
	}

	static @Nullable Instant stored(@Nullable Instant time) {
		return (time != null && !time.isBefore(FIRST_STORED) && time.isBefore(LAST_STORED)) ? time : null;
	}

	/** One line without control or invisible characters; null if nothing is left. */
	static @Nullable String text(@Nullable String text) {
		if (text == null) {
			return null;
		}
		StringBuilder clean = new StringBuilder();
		text.codePoints().limit(LONGEST_TEXT * 4L).forEach((c) -> append(clean, c));
		String line = clean.toString().strip();
		if (line.length() <= LONGEST_TEXT) {
			return line.isEmpty() ? null : line;
		}
		int end = Character.isHighSurrogate(line.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
		return line.substring(0, end).strip();
	}

	private static void append(StringBuilder clean, int c) {
		switch (Character.getType(c)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SPACE_SEPARATOR -> {
				if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
					clean.append(' ');
				}
			}
			case Character.SURROGATE, Character.FORMAT, Character.UNASSIGNED -> {
			}
			default -> clean.appendCodePoint(c);
		}
	}

}
