package dev.driveyard.server.problem;

import java.util.List;
import java.util.Map;

import org.springframework.http.ProblemDetail;

/**
 * Problems with one field of a body or one parameter, which they name.
 */
final class FieldProblem {

	private FieldProblem() {
	}

	/**
	 * A problem.
	 * @param problem the rest of a sentence that begins with the name of the field
	 */
	static ProblemDetail of(String field, String problem) {
		ProblemDetail detail = ProblemType.INVALID_PARAMETER.detail("'" + field + "' " + problem + ".");
		detail.setProperty("errors", List.of(Map.of("field", field, "problem", problem)));
		return detail;
	}

}
