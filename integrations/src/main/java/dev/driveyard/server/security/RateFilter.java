package dev.driveyard.server.security;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import dev.driveyard.server.tomcat.LocalCallers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each caller send so many requests a second on average, and a burst of ten times as
 * many. Those without a token are told apart by their address.
 */
public final class RateFilter extends OncePerRequestFilter {

	private static final int BURST_SECONDS = 10;

	private static final int MOST = 10_000;

	private final int rate;

	/** In nanoseconds. */
	private final LongSupplier clock;

	private final Map<Object, Bucket> buckets = new LinkedHashMap<>(16, 0.75F, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
			return size() > MOST;
		}

	};

	public RateFilter(int rate) {
		this(rate, System::nanoTime);
	}

	RateFilter(int rate, LongSupplier clock) {
		this.rate = rate;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (LocalCallers.isLocal(request) || take(caller(request))) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		ProblemWriter.write(response, ProblemType.TOO_MANY_REQUESTS
			.detail("More than " + this.rate + " requests a second are not answered. Try again in a second."));
	}

	private static Object caller(HttpServletRequest request) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? caller
				: String.valueOf(request.getRemoteAddr());
	}

	synchronized boolean take(Object caller) {
		long now = this.clock.getAsLong();
		double most = (double) this.rate * BURST_SECONDS;
		Bucket before = this.buckets.getOrDefault(caller, new Bucket(most, now));
		double there = Math.min(most, before.there() + (now - before.time()) / 1e9 * this.rate);
		this.buckets.put(caller, new Bucket((there >= 1) ? there - 1 : there, now));
		return there >= 1;
	}

	/**
	 * What a caller has left.
	 */
	private record Bucket(double there, long time) {
	}

}
