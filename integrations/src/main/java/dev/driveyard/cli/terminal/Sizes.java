package dev.driveyard.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.files.FileTimes;

/**
 * Sizes ({@code 10M}, {@code 1.5GiB}) and ages ({@code 7d}, {@code 2026-01-31}) as people
 * write them. Units of sizes are powers of 1024.
 */
public final class Sizes {

	private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgtp]?)(?:i?b)?");

	private static final Pattern AGE = Pattern.compile("(\\d+)\\s*([smhdwy])");

	private Sizes() {
	}

	public static long bytes(String text) {
		Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no size; write 500, 10k, 1.5M or 2GiB");
		}
		int power = matcher.group(2).isEmpty() ? 0 : 1 + "kmgtp".indexOf(matcher.group(2));
		return (long) (Double.parseDouble(matcher.group(1)) * Math.pow(1024, power));
	}

	/**
	 * The time that an age before now or a date means, as a number of {@link FileTimes}.
	 */
	public static long time(String text, Instant now) {
		Matcher matcher = AGE.matcher(text.toLowerCase(Locale.ROOT));
		Instant instant = matcher.matches() ? now.minus(age(matcher)) : date(text);
		return FileTimes.of(instant);
	}

	/** A time span such as {@code 90s}, {@code 30m} or {@code 2h}. */
	public static Duration duration(String text) {
		Matcher matcher = AGE.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no time; write 90s, 30m, 2h or 1d");
		}
		return age(matcher);
	}

	private static Duration age(Matcher matcher) {
		long number = Long.parseLong(matcher.group(1));
		return switch (matcher.group(2)) {
			case "s" -> Duration.ofSeconds(number);
			case "m" -> Duration.ofMinutes(number);
			case "h" -> Duration.ofHours(number);
			case "d" -> Duration.ofDays(number);
			case "w" -> Duration.ofDays(7 * number);
			default -> Duration.ofDays(365 * number);
		};
	}

	private static Instant date(String text) {
		try {
			return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'" + text + "' is no age or date; write 12h, 7d, 2w or 2026-01-31", ex);
		}
	}

}
