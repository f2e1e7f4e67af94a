package dev.driveyard.server.problem;

import org.springframework.http.ProblemDetail;

/**
 * A request that is answered with a problem.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ProblemDetail problem;

	public ProblemException(ProblemType type, String detail) {
		this(type.detail(detail));
	}

	public ProblemException(ProblemDetail problem) {
		super(problem.getDetail());
		this.problem = problem;
	}

	/** What is answered. */
	public ProblemDetail problem() {
		return this.problem;
	}

	/**
	 * A field or parameter of a request is wrong.
	 * @param problem the rest of a sentence that begins with its name
	 */
	public static ProblemException ofField(String field, String problem) {
		return new ProblemException(FieldProblem.of(field, problem));
	}

}
