package dev.driveyard.server.tomcat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * What the container itself has to say of a request, as a problem and not as a page.
 * Tomcat makes it, by its name.
 */
public final class ProblemReports extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ProblemReports.class);

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < HttpServletResponse.SC_BAD_REQUEST || response.getContentWritten() > 0
				|| !response.setErrorReported()) {
			return;
		}
		AtomicBoolean possible = new AtomicBoolean();
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, possible);
		if (!possible.get()) {
			return;
		}
		if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && throwable != null) {
			logger.error("A request failed outside of all controllers", throwable);
		}
		try {
			write(response, problem(status));
		}
		catch (IOException ex) {
			logger.debug("The client is gone", ex);
		}
	}

	private static ProblemDetail problem(int status) {
		ProblemType type = ProblemType.of(HttpStatusCode.valueOf(status));
		ProblemDetail problem = type.detail((type == ProblemType.INTERNAL_ERROR)
				? "That is a fault of the server. The log in the library's folder says more."
				: "The request was refused before it was read as a whole.");
		problem.setStatus(status);
		return problem;
	}

	private static void write(Response response, ProblemDetail problem) throws IOException {
		byte[] bytes = ProblemWriter.bytes(problem);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
		response.finishResponse();
	}

}
