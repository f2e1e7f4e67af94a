package dev.driveyard.server.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Kinds of problems that are the server's own. The names make the type's URI: they never
 * change.
 */
public enum ProblemType {

	/** It can't be understood. */
	INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be understood"),
	/** A field or parameter is unknown, missing or wrong. */
	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is wrong"),
	/** Who asks is not known. */
	NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "A token is needed"),
	/** Who asks is known and may not. */
	NOT_ALLOWED(HttpStatus.FORBIDDEN, "The token does not allow this"),
	/** A page of another site asks. */
	FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "Pages of other origins may not ask"),
	/** The server changes nothing. */
	READ_ONLY(HttpStatus.FORBIDDEN, "This server is read-only"),
	/** There is nothing at the path. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
	/** There is something, but not for this method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not for this path"),
	/** It can't be answered in a format that is accepted. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no answer in an accepted format"),
	/** Something else is in the way. */
	CONFLICT(HttpStatus.CONFLICT, "Something is in the way"),
	/** A path that it names is not there. */
	NO_SUCH_PATH(HttpStatus.CONFLICT, "A path is not there"),
	/** It has more bytes than are read. */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
	/** The body has a format that is not read. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has a format that is not read"),
	/** The expectation of the request can't be met. */
	EXPECTATION_FAILED(HttpStatus.EXPECTATION_FAILED, "The expectation can't be met"),
	/** The server is not called so. */
	WRONG_HOST(HttpStatus.MISDIRECTED_REQUEST, "The server is not called so"),
	/** Too many requests, or too many wrong tokens. */
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
	/** A fault of the server. */
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed"),
	/** The method is known to nobody. */
	NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "There is no such method"),
	/** It can't be done now. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "It can't be done now");

	/** What the URI of each type begins with. */
	public static final String URN = "urn:driveyard:problem:";

	private final HttpStatus status;

	private final String title;

	ProblemType(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	/** Its status. */
	public HttpStatus status() {
		return this.status;
	}

	/** A problem of this kind. */
	public ProblemDetail detail(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, detail);
		problem.setType(uri(this));
		problem.setTitle(this.title);
		return problem;
	}

	/** The kind that goes with a status. */
	public static ProblemType of(HttpStatusCode status) {
		return Arrays.stream(values())
			.filter((type) -> type.status.value() == status.value())
			.findFirst()
			.orElse(status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST);
	}

	static URI uri(Enum<?> kind) {
		return URI.create(URN + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
