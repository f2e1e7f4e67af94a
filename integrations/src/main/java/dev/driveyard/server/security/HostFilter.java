package dev.driveyard.server.security;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import dev.driveyard.server.tomcat.LocalCallers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what browsers would be misused for: requests for a name that is not this
 * server's, to which somebody may have made it point meanwhile, and requests of pages of
 * other origins. Who asks for an address and not for a name can't have been misled.
 */
public final class HostFilter extends OncePerRequestFilter {

	private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]");

	private final Set<String> names;

	private final Set<String> origins;

	/**
	 * @param names in lower case
	 * @param origins besides its own
	 */
	public HostFilter(Set<String> names, Set<String> origins) {
		this.names = names;
		this.origins = origins;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (LocalCallers.isLocal(request)) {
			chain.doFilter(request, response);
		}
		else if (!isOwn(request.getServerName())) {
			ProblemWriter.write(response, ProblemType.WRONG_HOST
				.detail("The header Host names another server. Names of this one are set by driveyard.server.names."));
		}
		else if (!mayAsk(request.getHeader(HttpHeaders.ORIGIN), request)) {
			ProblemWriter.write(response, ProblemType.FOREIGN_ORIGIN.detail(
					"The header Origin names another site. Those that may ask are set by driveyard.server.origins."));
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isOwn(String name) {
		return ADDRESS.matcher(name).matches() || this.names.contains(name.toLowerCase(Locale.ROOT));
	}

	private boolean mayAsk(@Nullable String origin, HttpServletRequest request) {
		if (origin == null || this.origins.contains(origin)) {
			return true;
		}
		try {
			URI uri = new URI(origin);
			return request.getScheme().equals(uri.getScheme())
					&& request.getServerName().equalsIgnoreCase(uri.getHost()) && request.getServerPort() == port(uri);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equals(uri.getScheme()) ? 443 : 80;
	}

}
