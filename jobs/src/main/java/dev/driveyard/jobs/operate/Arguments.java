package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Reads parameters by their names, as somebody gives them and as Spring Batch keeps them.
 */
public final class Arguments {

	private Arguments() {
	}

	/** A list of texts, empty if there is none. */
	public static List<String> strings(Map<String, Object> parameters, String key) {
		return (parameters.get(key) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	/** Whether something is wanted. */
	public static boolean bool(Map<String, Object> parameters, String key, boolean defaultValue) {
		return Boolean.parseBoolean(String.valueOf(parameters.getOrDefault(key, defaultValue)));
	}

	/**
	 * A number.
	 * @throws IllegalArgumentException if it is none
	 */
	public static long number(Map<String, Object> parameters, String key, long defaultValue) {
		Object value = parameters.get(key);
		try {
			return (value != null) ? Long.parseLong(value.toString()) : defaultValue;
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("The parameter " + key + " is a number, not '" + value + "'", ex);
		}
	}

	/** Whether something is wanted, as Spring Batch keeps it. */
	public static boolean bool(JobParameters parameters, String key) {
		return Boolean.parseBoolean(parameters.getString(key));
	}

	/** A number that Spring Batch keeps. */
	public static long number(JobParameters parameters, String key, long defaultValue) {
		Long value = parameters.getLong(key);
		return (value != null) ? value : defaultValue;
	}

	/** A text that Spring Batch keeps, {@code ""} for none. */
	public static String text(JobParameters parameters, String key) {
		return Objects.requireNonNullElse(parameters.getString(key), "");
	}

	/** What a choice is called: {@code SIZE_ONLY} is {@code size-only}. */
	public static String word(Enum<?> choice) {
		return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
