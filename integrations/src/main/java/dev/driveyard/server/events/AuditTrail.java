package dev.driveyard.server.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.events.NewServerEvent;
import dev.driveyard.runs.events.ServerEvent.Kind;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records who asked for what to be changed, from where, and what was answered. What was
 * refused is kept apart, so that it pushes out nothing that was done. Neither bodies nor
 * tokens are recorded.
 */
final class AuditTrail implements HandlerInterceptor, WebMvcConfigurer {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private static final Pattern SUBJECT = Pattern
		.compile(ServerConfiguration.API + "/(runs|requests)/(\\d{1,18})(/.*)?");

	private final EventRecorder recorder;

	private final RefusedRequests refused;

	AuditTrail(EventRecorder recorder, RefusedRequests refused) {
		this.recorder = recorder;
		this.refused = refused;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (READING.contains(request.getMethod()) || pattern == null) {
			return;
		}
		String path = request.getRequestURI();
		String action = request.getMethod() + " " + pattern.toString().substring(ServerConfiguration.API.length());
		int status = response.getStatus();
		if (status >= HttpServletResponse.SC_BAD_REQUEST && status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
			request.setAttribute(RefusalFilter.TOLD, true);
			this.refused.add(new RefusedRequest(RefusalFilter.address(request), who(), status, action, path,
					subject("requests", path), subject("runs", path)));
			return;
		}
		String made = response.getHeader(HttpHeaders.LOCATION);
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("action", action);
		payload.put("path", path);
		payload.put("status", status);
		if (made != null) {
			payload.put("made", made);
		}
		Long asked = subject("requests", path);
		this.recorder.record(new NewServerEvent(Kind.AUDIT, null, (asked != null) ? asked : subject("requests", made),
				subject("runs", path), who(), RefusalFilter.address(request), Json.write(payload)));
	}

	private static @Nullable Long subject(String what, @Nullable String path) {
		Matcher matcher = SUBJECT.matcher((path != null) ? path : "");
		return (matcher.matches() && matcher.group(1).equals(what)) ? Long.valueOf(matcher.group(2)) : null;
	}

	private static String who() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? caller.name() : "";
	}

}
