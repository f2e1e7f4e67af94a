package dev.driveyard.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A server answered with a problem (RFC 9457).
 */
public final class AnsweredProblemException extends ClientException {

	private static final long serialVersionUID = 1L;

	private static final String URN = "urn:driveyard:problem:";

	private final int status;

	private final String type;

	private final @Nullable String field;

	private final String fieldProblem;

	private AnsweredProblemException(int status, String type, Failure failure, @Nullable String field,
			String fieldProblem) {
		super(failure);
		this.status = status;
		this.type = type;
		this.field = field;
		this.fieldProblem = fieldProblem;
	}

	/**
	 * The problem in an answer.
	 * @param body the object in it, empty if there is none
	 */
	static AnsweredProblemException of(int status, ServerAddress server, Map<String, Object> body) {
		String uri = String.valueOf(body.get("type"));
		String type = uri.startsWith(URN) ? uri.substring(URN.length()) : "";
		String detail = (body.get("detail") instanceof String text) ? text
				: server + " answered with the status " + status + ".";
		Failure failure = new Failure(code(type), detail, number(body.get("run")), number(body.get("location")),
				(body.get("path") instanceof String path) ? path : null);
		Map<?, ?> error = (body.get("errors") instanceof List<?> errors && !errors.isEmpty()
				&& errors.get(0) instanceof Map<?, ?> first) ? first : Map.of();
		return new AnsweredProblemException(status, type, failure,
				(error.get("field") instanceof String name) ? name : null, String.valueOf(error.get("problem")));
	}

	private static FailureCode code(String type) {
		String name = type.toUpperCase(Locale.ROOT).replace('-', '_');
		for (FailureCode code : FailureCode.values()) {
			if (code.name().equals(name)) {
				return code;
			}
		}
		return FailureCode.OTHER;
	}

	private static @Nullable Long number(@Nullable Object value) {
		return (value instanceof Number number) ? (Long) number.longValue() : null;
	}

	/** The status of HTTP. */
	public int status() {
		return this.status;
	}

	/** What kind of problem it is: the end of its URI; empty if it has none. */
	public String type() {
		return this.type;
	}

	/** The field or parameter that is wrong, null if it is about none. */
	public @Nullable String field() {
		return this.field;
	}

	/** What is wrong with that: the rest of a sentence that begins with its name. */
	public String fieldProblem() {
		return this.fieldProblem;
	}

}
