package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Reads parameters by their names, as somebody gives them and as Spring Batch keeps them.
 */
final class Arguments {

	/**
	 * Databases keep so many characters of a parameter, so a longer one takes several.
	 */
	private static final int LONGEST = 2000;

	private Arguments() {
	}

	static List<String> strings(Map<String, Object> parameters, String key) {
		return (parameters.get(key) instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	static @Nullable String string(Map<String, Object> parameters, String key) {
		Object value = parameters.get(key);
		return (value != null) ? value.toString() : null;
	}

	static boolean bool(Map<String, Object> parameters, String key, boolean defaultValue) {
		return Boolean.parseBoolean(String.valueOf(parameters.getOrDefault(key, defaultValue)));
	}

	static int number(Map<String, Object> parameters, String key, int defaultValue) {
		Object value = parameters.get(key);
		try {
			return (value != null) ? Integer.parseInt(value.toString()) : defaultValue;
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("The parameter " + key + " is a number, not '" + value + "'", ex);
		}
	}

	static boolean bool(JobParameters parameters, String key) {
		return Boolean.parseBoolean(parameters.getString(key));
	}

	static long number(JobParameters parameters, String key, long defaultValue) {
		Long value = parameters.getLong(key);
		return (value != null) ? value : defaultValue;
	}

	/** Adds a text of any length. */
	static void addText(JobParametersBuilder builder, String key, String text) {
		int part = 1;
		for (int start = 0; start < text.length(); part++) {
			int end = Math.min(text.length(), start + LONGEST);
			if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
				end--;
			}
			builder.addString(name(key, part), text.substring(start, end));
			start = end;
		}
	}

	/** The inverse of {@link #addText}. */
	static String text(JobParameters parameters, String key) {
		StringBuilder text = new StringBuilder();
		for (int part = 1; parameters.getString(name(key, part)) != null; part++) {
			text.append(parameters.getString(name(key, part)));
		}
		return text.toString();
	}

	private static String name(String key, int part) {
		return (part == 1) ? key : key + "." + part;
	}

}
