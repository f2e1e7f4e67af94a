package dev.driveyard.server.api;

import java.util.Map;

import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.QueueWorkers;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.server.ServerConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The queue as a whole.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/queue")
final class QueueController {

	private final LaunchQueue queue;

	private final QueueWorkers workers;

	private final RunLimits limits;

	private final RequestQueries requests;

	QueueController(LaunchQueue queue, QueueWorkers workers, RunLimits limits, RequestQueries requests) {
		this.queue = queue;
		this.workers = workers;
		this.limits = limits;
		this.requests = requests;
	}

	@GetMapping
	QueueView show() {
		return new QueueView(this.requests.isPaused(), this.workers.active(), this.limits.active(),
				this.requests.counts());
	}

	@PostMapping("/pause")
	QueueView pause() {
		this.queue.pause();
		return show();
	}

	@PostMapping("/resume")
	QueueView resume() {
		this.queue.resume();
		return show();
	}

	/**
	 * The queue.
	 *
	 * @param active how many requests this server runs
	 * @param limit how many it runs at most
	 * @param requests how many there are in each state
	 */
	record QueueView(boolean paused, int active, int limit, Map<LaunchRequest.State, Long> requests) {
	}

}
