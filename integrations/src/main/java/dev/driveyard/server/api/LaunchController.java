package dev.driveyard.server.api;

import java.net.URI;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.FreshRequests;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.Obstacle;
import dev.driveyard.jobs.operate.queue.QueueObstacles;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accepts what is to be run.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs")
final class LaunchController {

	private final RunOperator operator;

	private final LaunchRequests requests;

	private final FreshRequests anew;

	private final QueueObstacles obstacles;

	private final RequestViews views;

	private final ConfinedPaths paths;

	private final CommittedReads reads;

	LaunchController(RunOperator operator, LaunchRequests requests, FreshRequests anew, QueueObstacles obstacles,
			RequestViews views, ConfinedPaths paths, CommittedReads reads) {
		this.operator = operator;
		this.requests = requests;
		this.anew = anew;
		this.obstacles = obstacles;
		this.views = views;
		this.paths = paths;
		this.reads = reads;
	}

	/**
	 * Accepts a run.
	 * @param dryRun whether the job only plans
	 * @param wait whether it may wait for what is in its way
	 * @param fresh whether an unfinished run of the same work is given up with it; else
	 * it is gone on with
	 */
	@PostMapping
	ResponseEntity<RequestView> launch(@RequestBody LaunchBody body, @AuthenticationPrincipal Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "true") boolean wait,
			@RequestParam(defaultValue = "false") boolean fresh) {
		RunRequest request = body.toRequest(caller.name(), key, dryRun);
		requireJob(request);
		this.paths.require(request);
		if (!wait) {
			this.reads.read(() -> this.obstacles.inTheWayOf(request)).ifPresent(LaunchController::refuse);
		}
		return accepted(fresh ? this.anew.send(request) : this.requests.send(request));
	}

	private void requireJob(RunRequest request) {
		if (this.operator.definitions().stream().noneMatch((job) -> job.name().equals(request.job()))) {
			throw ProblemException.ofField("job", "is the name of no job");
		}
	}

	private static void refuse(Obstacle obstacle) {
		ProblemDetail problem = ProblemType.CONFLICT.detail(ObstacleView.of(obstacle).text());
		problem.setProperty("run", obstacle.run());
		problem.setProperty("request", obstacle.request());
		throw new ProblemException(problem);
	}

	private ResponseEntity<RequestView> accepted(long id) {
		return ResponseEntity.accepted()
			.location(URI.create(ServerConfiguration.API + "/requests/" + id))
			.body(this.views.require(id));
	}

}
