package dev.driveyard.server.api;

import dev.driveyard.jobs.operate.queue.QueueWorkers;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.server.ServerConfiguration;
import org.springframework.dao.DataAccessException;
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

	private final QueueWorkers workers;

	private final RequestQueries requests;

	HealthController(QueueWorkers workers, RequestQueries requests) {
		this.workers = workers;
		this.requests = requests;
	}

	/** For those with a token: both. */
	@GetMapping
	ResponseEntity<Health> health() {
		return ready();
	}

	/** It answers. */
	@GetMapping("/live")
	Health live() {
		return new Health("UP");
	}

	/** It has its database and takes requests. */
	@GetMapping("/ready")
	ResponseEntity<Health> ready() {
		return isReady() ? ResponseEntity.ok(new Health("UP"))
				: ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("DOWN"));
	}

	private boolean isReady() {
		try {
			this.requests.isPaused();
			return this.workers.isRunning();
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	/**
	 * How it is.
	 */
	record Health(String status) {
	}

}
