package dev.driveyard.server.security;

import java.io.IOException;
import java.util.Optional;

import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import dev.driveyard.server.tomcat.LocalCallers;
import dev.driveyard.tokens.AccessToken;
import dev.driveyard.tokens.TokenSecret;
import dev.driveyard.tokens.AccessTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: the owner, who comes by the Unix socket, or whoever shows a token.
 * A request without either goes on, as nobody's. A token is looked up by its hash before
 * anything else, so no wrong one slows down a right one.
 */
public final class TokenFilter extends OncePerRequestFilter {

	private static final String BEARER = "Bearer ";

	private final AccessTokens tokens;

	private final TokenUse use;

	private final FailedLogins failed;

	public TokenFilter(AccessTokens tokens, TokenUse use, FailedLogins failed) {
		this.tokens = tokens;
		this.use = use;
		this.failed = failed;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (LocalCallers.isLocal(request)) {
			goOn(Caller.owner(), request, response, chain);
			return;
		}
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			chain.doFilter(request, response);
			return;
		}
		authenticate(TokenSecret.of(header.substring(BEARER.length()).strip()), request, response, chain);
	}

	private void authenticate(TokenSecret shown, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		Optional<AccessToken> token = this.tokens.find(shown);
		if (token.isPresent()) {
			this.use.used(token.get().id());
			goOn(Caller.of(token.get()), request, response, chain);
			return;
		}
		String address = request.getRemoteAddr();
		long wait = this.failed.secondsToWait(address);
		if (wait > 0) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
			ProblemWriter.write(response, ProblemType.TOO_MANY_REQUESTS
				.detail("From this address came too many wrong tokens. Try again in " + wait + " s."));
			return;
		}
		this.failed.failed(address);
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
		ProblemWriter.write(response,
				ProblemType.NOT_AUTHENTICATED.detail("The token is not known here, has expired, or was revoked."));
	}

	private static void goOn(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		request.setAttribute(Caller.ATTRIBUTE, caller);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(new CallerAuthentication(caller));
		SecurityContextHolder.setContext(context);
		try {
			chain.doFilter(request, response);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

}
