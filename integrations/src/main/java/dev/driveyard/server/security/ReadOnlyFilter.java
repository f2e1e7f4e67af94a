package dev.driveyard.server.security;

import java.io.IOException;
import java.util.Set;

import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nothing through that changes something, if the server is read-only.
 */
public final class ReadOnlyFilter extends OncePerRequestFilter {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private final boolean readOnly;

	public ReadOnlyFilter(boolean readOnly) {
		this.readOnly = readOnly;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.readOnly && !READING.contains(request.getMethod())) {
			ProblemWriter.write(response, ProblemType.READ_ONLY.detail("It was started to show, not to change."));
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
