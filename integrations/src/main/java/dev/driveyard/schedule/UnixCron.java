package dev.driveyard.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The five fields of a line of a crontab: minute, hour, day of the month, month, day of
 * the week. Where both days are given, either will do, as cron has it.
 */
final class UnixCron {

	private static final Map<String, String> NAMES = Map.of("@yearly", "0 0 1 1 *", "@annually", "0 0 1 1 *",
			"@monthly", "0 0 1 * *", "@weekly", "0 0 * * 0", "@daily", "0 0 * * *", "@midnight", "0 0 * * *", "@hourly",
			"0 * * * *");

	private static final int FIELDS = 5;

	private static final int HOUR = 1;

	private static final int DAY = 2;

	private static final int WEEKDAY = 4;

	/** The times of any of these. */
	private final List<CronExpression> parts;

	private final boolean anyHour;

	private UnixCron(List<CronExpression> parts, boolean anyHour) {
		this.parts = parts;
		this.anyHour = anyHour;
	}

	/**
	 * Understands one.
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	static UnixCron parse(String text) {
		String trimmed = text.trim();
		String named = NAMES.getOrDefault(trimmed.toLowerCase(Locale.ROOT), trimmed);
		if (named.startsWith("@")) {
			throw new IllegalArgumentException("'" + text + "' is no time; there are @hourly, @daily, @weekly,"
					+ " @monthly, @yearly and @every with a duration");
		}
		String[] fields = named.split("\\s+");
		if (fields.length != FIELDS) {
			throw new IllegalArgumentException("A cron has five fields (minute, hour, day of the month, month, day of"
					+ " the week); '" + text + "' has " + (named.isEmpty() ? 0 : fields.length));
		}
		List<CronExpression> parts = new ArrayList<>();
		if (isAny(fields[DAY]) || isAny(fields[WEEKDAY])) {
			parts.add(expression(text, fields));
		}
		else {
			parts.add(expression(text, with(fields, DAY)));
			parts.add(expression(text, with(fields, WEEKDAY)));
		}
		return new UnixCron(List.copyOf(parts), fields[HOUR].startsWith("*"));
	}

	private static boolean isAny(String field) {
		return field.startsWith("*") || field.equals("?");
	}

	private static String[] with(String[] fields, int any) {
		String[] changed = fields.clone();
		changed[any] = "*";
		return changed;
	}

	private static CronExpression expression(String text, String[] fields) {
		try {
			return CronExpression.parse("0 " + String.join(" ", fields));
		}
		catch (IllegalArgumentException ex) {
			String reason = Optional.ofNullable(ex.getCause()).map(Throwable::getMessage).orElse(ex.getMessage());
			throw new IllegalArgumentException("The cron '" + text + "' can't be understood: " + reason, ex);
		}
	}

	/**
	 * Whether its hour is any, or any of a step: then it means instants, not hours of a
	 * clock.
	 */
	boolean isAnyHour() {
		return this.anyHour;
	}

	/** The first time after one; null if there is none. */
	@Nullable LocalDateTime next(LocalDateTime after) {
		LocalDateTime first = null;
		for (CronExpression part : this.parts) {
			LocalDateTime next = part.next(after);
			if (next != null && (first == null || next.isBefore(first))) {
				first = next;
			}
		}
		return first;
	}

}
