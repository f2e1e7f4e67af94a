package dev.driveyard.server.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Answers with problems where no controller does: from filters and the container.
 */
public final class ProblemWriter {

	private ProblemWriter() {
	}

	/** The text of a problem. */
	public static byte[] bytes(ProblemDetail problem) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", String.valueOf(problem.getType()));
		map.put("title", Objects.requireNonNullElse(problem.getTitle(), ""));
		map.put("status", problem.getStatus());
		map.put("detail", Objects.requireNonNullElse(problem.getDetail(), ""));
		if (problem.getProperties() != null) {
			map.putAll(problem.getProperties());
		}
		return Json.write(map).getBytes(StandardCharsets.UTF_8);
	}

	/** Answers with a problem, if nothing was answered yet. */
	public static void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		byte[] bytes = bytes(problem);
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setHeader("Cache-Control", "no-store");
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
		response.flushBuffer();
	}

}
