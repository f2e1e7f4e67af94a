package dev.driveyard.jobs.history;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span as it is typed: a whole number of hours, days, weeks or years of 365 days,
 * such as {@code 12h}, {@code 90d}, {@code 2w} or {@code 1y}.
 */
record Age(String text, Duration duration) {

	private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([hdwy])");

	private static final Duration LONGEST = Duration.ofDays(100 * 365);

	/**
	 * Understands one.
	 * @throws IllegalArgumentException if it is none, or longer than a hundred years
	 */
	static Age parse(String text) {
		Matcher matcher = FORM.matcher(text);
		Duration duration = matcher.matches() ? duration(matcher) : Duration.ZERO;
		if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException(
					"'" + text + "' is no age: write a whole number and h, d, w or y, such as 90d; 1h to 100y");
		}
		return new Age(text, duration);
	}

	private static Duration duration(Matcher matcher) {
		long number = Long.parseLong(matcher.group(1));
		return switch (matcher.group(2)) {
			case "h" -> Duration.ofHours(number);
			case "d" -> Duration.ofDays(number);
			case "w" -> Duration.ofDays(7 * number);
			default -> Duration.ofDays(365 * number);
		};
	}

}
