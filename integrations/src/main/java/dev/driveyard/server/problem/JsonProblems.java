package dev.driveyard.server.problem;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with the JSON of a body, with the name of the field.
 */
final class JsonProblems {

	private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"(.*?)\"", Pattern.DOTALL);

	private JsonProblems() {
	}

	static ProblemDetail of(HttpMessageNotReadableException ex) {
		Throwable cause = ex.getCause();
		if (cause instanceof UnrecognizedPropertyException unknown) {
			return FieldProblem.of(field(unknown),
					"is not known; there is: " + unknown.getKnownPropertyIds()
						.stream()
						.map(String::valueOf)
						.sorted()
						.collect(Collectors.joining(", ")));
		}
		if (cause instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
			return FieldProblem.of(field(wrong), "is not " + expected(wrong));
		}
		if (cause instanceof StreamReadException wrong) {
			return unreadable(wrong);
		}
		return (cause instanceof JacksonException)
				? ProblemType.INVALID_REQUEST.detail("The body is not the JSON object that is wanted.")
				: ProblemType.INVALID_REQUEST.detail("The body is missing, or can't be read.");
	}

	private static ProblemDetail unreadable(StreamReadException ex) {
		Matcher duplicate = DUPLICATE.matcher(String.valueOf(ex.getOriginalMessage()));
		if (duplicate.find()) {
			return FieldProblem.of(duplicate.group(1), "is there twice");
		}
		return ProblemType.INVALID_REQUEST.detail("The body is no JSON: line " + ex.getLocation().getLineNr()
				+ ", column " + ex.getLocation().getColumnNr() + ".");
	}

	private static String field(JacksonException ex) {
		StringBuilder text = new StringBuilder();
		List<JacksonException.Reference> path = ex.getPath();
		for (JacksonException.Reference reference : path) {
			String name = reference.getPropertyName();
			if (name == null) {
				text.append('[').append(reference.getIndex()).append(']');
			}
			else {
				text.append(text.isEmpty() ? "" : ".").append(name);
			}
		}
		return text.toString();
	}

	private static String expected(MismatchedInputException ex) {
		Class<?> type = ex.getTargetType();
		if (type == null) {
			return "what is wanted";
		}
		if (type.isEnum()) {
			return "one of its values";
		}
		String name = type.getSimpleName().toLowerCase(Locale.ROOT);
		return switch (name) {
			case "int", "integer", "long" -> "a whole number";
			case "boolean" -> "true or false";
			case "string" -> "a text";
			case "instant" -> "a time such as 2026-01-31T12:00:00Z";
			case "map", "linkedhashmap" -> "an object";
			case "list", "arraylist" -> "a list";
			default -> "what is wanted";
		};
	}

}
