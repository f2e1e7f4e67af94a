package dev.driveyard.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.schedule.TimingText;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.springframework.http.ProblemDetail;

/**
 * Understands fields of bodies, and names the one that can't be understood, in the words
 * of whoever found that.
 */
public final class WrongField {

	private static final Duration LONGEST = Duration.ofDays(3660);

	private WrongField() {
	}

	/** What a field means; its problem is the message of what is thrown. */
	public static <T> T named(String field, Supplier<T> meaning) {
		try {
			return meaning.get();
		}
		catch (IllegalArgumentException ex) {
			throw of(field, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * A problem with a field.
	 * @param message a whole sentence
	 */
	public static ProblemException of(String field, String message) {
		String sentence = message.endsWith(".") ? message : message + ".";
		ProblemDetail problem = ProblemType.INVALID_PARAMETER.detail(sentence);
		problem.setProperty("errors", List.of(Map.of("field", field, "problem", sentence)));
		return new ProblemException(problem);
	}

	/** A duration such as {@code 15m} or {@code PT15M}, none below nothing. */
	public static Duration duration(String field, String text) {
		Duration duration = named(field, () -> TimingText.duration(text));
		if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
			throw ProblemException.ofField(field, "is nothing at least, and ten years at most");
		}
		return duration;
	}

	/** One of some words, in whatever case. */
	public static <E extends Enum<E>> E choice(String field, String text, E[] values) {
		return Stream.of(values)
			.filter((value) -> word(value).equals(text.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> ProblemException.ofField(field,
					"is one of " + Stream.of(values).map(WrongField::word).collect(Collectors.joining(", "))));
	}

	/** How one of them is written. */
	public static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
