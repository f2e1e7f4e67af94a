package dev.driveyard.server.events;

import java.io.IOException;
import java.util.Set;

import dev.driveyard.server.security.Caller;
import dev.driveyard.server.tomcat.LocalCallers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells of requests that were refused for who has sent them, from where or how many, also
 * where no controller was asked. Comes before all that refuses.
 */
final class RefusalFilter extends OncePerRequestFilter {

	/** Set where a refusal is told with more than this knows of it. */
	static final String TOLD = RefusalFilter.class.getName() + ".told";

	private static final Set<Integer> REFUSED = Set.of(HttpServletResponse.SC_UNAUTHORIZED,
			HttpServletResponse.SC_FORBIDDEN, 421, 429);

	private final RefusedRequests refused;

	RefusalFilter(RefusedRequests refused) {
		this.refused = refused;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (REFUSED.contains(response.getStatus()) && request.getAttribute(TOLD) == null) {
			String who = (request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) ? caller.name() : "";
			String path = request.getRequestURI();
			this.refused.add(new RefusedRequest(address(request), who, response.getStatus(),
					request.getMethod() + " " + path, path, null, null));
		}
	}

	/** From where a request came. */
	static String address(HttpServletRequest request) {
		return LocalCallers.isLocal(request) ? "socket" : String.valueOf(request.getRemoteAddr());
	}

}
