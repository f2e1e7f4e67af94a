package dev.driveyard.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.ScheduleTiming;
import org.springframework.boot.convert.DurationStyle;

/**
 * Timings as people write them: {@code 30 2 * * *}, {@code @daily}, {@code 15m},
 * {@code PT15M}, {@code @every 15m}.
 */
public final class TimingText {

	private static final String EVERY = "@every ";

	private static final Pattern DURATION = Pattern.compile("\\+?\\d+(ns|us|ms|s|m|h|d)|[+-]?P.*",
			Pattern.CASE_INSENSITIVE);

	private TimingText() {
	}

	/**
	 * Understands one.
	 * @param zone the id of the time zone in which it is meant
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	public static ScheduleTiming parse(String text, String zone) {
		String trimmed = text.trim();
		if (trimmed.toLowerCase(Locale.ROOT).startsWith(EVERY)) {
			return ScheduleTiming.every(duration(trimmed.substring(EVERY.length()).trim()), zone);
		}
		return DURATION.matcher(trimmed).matches() ? ScheduleTiming.every(duration(trimmed), zone)
				: ScheduleTiming.cron(trimmed, zone);
	}

	/**
	 * A duration: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d} or as ISO 8601 has it.
	 * @throws IllegalArgumentException if it is none
	 */
	public static Duration duration(String text) {
		if (!DURATION.matcher(text).matches()) {
			throw new IllegalArgumentException("'" + text + "' is no duration, like 90s, 15m, 2h, 1d or PT15M");
		}
		try {
			return DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			throw new IllegalArgumentException("'" + text + "' is no duration, like 90s, 15m, 2h, 1d or PT15M", ex);
		}
	}

	/**
	 * The part of a day in which runs may be at work, such as {@code 22:00-06:00}.
	 * @throws IllegalArgumentException if it is none
	 */
	public static RunWindow window(String text) {
		String[] ends = text.split("-", -1);
		try {
			if (ends.length == 2) {
				return new RunWindow(LocalTime.parse(ends[0].trim()), LocalTime.parse(ends[1].trim()));
			}
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(noWindow(text), ex);
		}
		throw new IllegalArgumentException(noWindow(text));
	}

	private static String noWindow(String text) {
		return "'" + text + "' is no part of a day, like 22:00-06:00";
	}

	/** A cron that says how often is an interval. */
	static ScheduleTiming normal(ScheduleTiming timing) {
		String cron = timing.cron();
		return (cron != null && cron.trim().toLowerCase(Locale.ROOT).startsWith(EVERY)) ? parse(cron, timing.zone())
				: timing;
	}

}
