package dev.driveyard.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.driveyard.files.FileTimes;

/**
 * Numbers for people.
 */
public final class Format {

	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

	private Format() {
	}

	public static String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (value >= 1023.95 && unit < UNITS.length - 1) {
			value /= 1024;
			unit++;
		}
		return (unit == 0) ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
	}

	public static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	public static String count(long number, String what) {
		return number(number) + " " + what + ((number == 1) ? "" : "s");
	}

	public static String duration(Duration duration) {
		long seconds = duration.toSeconds();
		if (seconds < 60) {
			return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
		}
		return (seconds < 3600) ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
				: String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
	}

	public static String time(long time) {
		return time(FileTimes.instant(time));
	}

	public static String time(Instant time) {
		return TIME.format(time.atZone(ZoneId.systemDefault()));
	}

	public static String isoTime(long time) {
		return FileTimes.instant(time).toString();
	}

}
