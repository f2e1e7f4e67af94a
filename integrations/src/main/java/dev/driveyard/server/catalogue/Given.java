package dev.driveyard.server.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileTimes;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * Parameters as they come from outside, made what they mean or refused by their name.
 */
final class Given {

	private static final int LONGEST = 8192;

	private static final int MOST = 20;

	private Given() {
	}

	/** A text that a database can hold. */
	static String text(String field, String given) {
		if (given.length() > LONGEST || given.indexOf('\0') >= 0) {
			throw ProblemException.ofField(field, "has at most " + LONGEST + " letters, and no NUL");
		}
		return given;
	}

	static List<String> texts(String field, List<String> given) {
		if (given.size() > MOST) {
			throw ProblemException.ofField(field, "is there at most " + MOST + " times");
		}
		return given.stream().map((one) -> text(field, one)).toList();
	}

	/** A path or address, encoded. */
	static String path(String field, String given) {
		String path = EncodedName.decode(text(field, given).getBytes(StandardCharsets.UTF_8));
		if (!path.startsWith("/") && !path.contains("://")) {
			throw ProblemException.ofField(field, "is an absolute path, or the address of something on a volume");
		}
		return (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
	}

	static <E extends Enum<E>> E choice(String field, String given, E[] values) {
		return Stream.of(values)
			.filter((value) -> value.name().equalsIgnoreCase(given))
			.findFirst()
			.orElseThrow(() -> ProblemException.ofField(field,
					"is one of " + Stream.of(values)
						.map((value) -> value.name().toLowerCase(Locale.ROOT))
						.collect(Collectors.joining(", "))));
	}

	/** An age before now, or a time, as a number of {@link FileTimes}. */
	static @Nullable Long fileTime(String field, @Nullable String given, Instant now) {
		if (given == null) {
			return null;
		}
		try {
			if (given.length() < 20 && given.matches("\\d{1,6}[smhd]")) {
				Duration age = DurationStyle.SIMPLE.parse(given);
				return FileTimes.of(now.minus(age));
			}
			return FileTimes.of(Instant.parse(given));
		}
		catch (DateTimeException ex) {
			throw ProblemException.ofField(field,
					"is an age such as 12h or 7d, or a time such as 2026-01-31T12:00:00Z");
		}
	}

}
