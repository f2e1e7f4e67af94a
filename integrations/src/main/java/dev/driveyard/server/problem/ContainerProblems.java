package dev.driveyard.server.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * What the container finds wrong with a request while a controller reads it.
 */
final class ContainerProblems {

	private ContainerProblems() {
	}

	/** The problem, if the container or a limit is the cause. */
	static Optional<ProblemDetail> find(Throwable ex) {
		return Stream.iterate(ex, Objects::nonNull, Throwable::getCause)
			.map(ContainerProblems::problem)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<ProblemDetail> problem(Throwable cause) {
		if (cause instanceof BodyTooLargeException) {
			return Optional.of(ProblemType.TOO_LARGE.detail(String.valueOf(cause.getMessage())));
		}
		if (cause instanceof InvalidParameterException invalid) {
			return Optional.of(ProblemType.of(HttpStatusCode.valueOf(invalid.getErrorCode()))
				.detail("The parameters of the request can't be read."));
		}
		if (cause instanceof BadRequestException) {
			return Optional.of(ProblemType.INVALID_REQUEST.detail("The body of the request ends early or is no body."));
		}
		return Optional.empty();
	}

}
