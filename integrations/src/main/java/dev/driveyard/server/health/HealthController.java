package dev.driveyard.server.health;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.server.ServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the server lives and can do its work.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/health")
final class HealthController {

	private static final String UP = "UP";

	private static final String DOWN = "DOWN";

	private final Readiness readiness;

	HealthController(Readiness readiness) {
		this.readiness = readiness;
	}

	/** For those with a token: whether it can, and why it can't. */
	@GetMapping
	ResponseEntity<Health> health() {
		List<String> obstacles = this.readiness.obstacles();
		return answer(obstacles.isEmpty() ? new Health(UP, null) : new Health(DOWN, obstacles));
	}

	/** It answers. */
	@GetMapping("/live")
	Health live() {
		return new Health(UP, null);
	}

	/** It has its database and takes requests; nothing else is said to anybody. */
	@GetMapping("/ready")
	ResponseEntity<Health> ready() {
		return answer(new Health(this.readiness.obstacles().isEmpty() ? UP : DOWN, null));
	}

	private static ResponseEntity<Health> answer(Health health) {
		return ResponseEntity.status(UP.equals(health.status()) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
			.body(health);
	}

	/**
	 * How it is.
	 *
	 * @param obstacles why it can't work; null if it can, or nobody is told
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Health(String status, @Nullable List<String> obstacles) {
	}

}
