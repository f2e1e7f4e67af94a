package dev.driveyard.server.api;

import java.net.URI;
import java.time.Instant;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.BulkRestart;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.runs.requests.FailedRuns;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be done with runs. What becomes a run again is queued.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs")
final class RunActionsController {

	private final RunOperator operator;

	private final LaunchQueue queue;

	private final BulkRestart bulk;

	private final RunViews runs;

	private final RequestViews requests;

	RunActionsController(RunOperator operator, LaunchQueue queue, BulkRestart bulk, RunViews runs,
			RequestViews requests) {
		this.operator = operator;
		this.queue = queue;
		this.bulk = bulk;
		this.runs = runs;
		this.requests = requests;
	}

	/** Asks a run to stop at its next chunk. */
	@PostMapping("/{id}/stop")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RunView stop(@PathVariable long id) {
		this.operator.stop(id);
		return this.runs.view(this.runs.require(id));
	}

	/** Goes on with a failed or stopped run. */
	@PostMapping("/{id}/restart")
	ResponseEntity<RequestView> restart(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
		return accepted(this.queue.restart(id, caller.name()));
	}

	/** Does exactly what a run has planned. */
	@PostMapping("/{id}/confirm")
	ResponseEntity<RequestView> confirm(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
		return accepted(this.queue.confirm(id, caller.name()));
	}

	/** Gives a failed or stopped run up. */
	@PostMapping("/{id}/abandon")
	RunView abandon(@PathVariable long id) {
		this.operator.abandon(id);
		return this.runs.view(this.runs.require(id));
	}

	/** Forgets what a run has planned, and gives it up. */
	@PostMapping("/{id}/discard")
	RunView discard(@PathVariable long id) {
		this.operator.discard(id);
		return this.runs.view(this.runs.require(id));
	}

	/** Goes on with all failed runs that a filter finds, oldest first. */
	@PostMapping("/restart")
	@ResponseStatus(HttpStatus.ACCEPTED)
	BulkRestart.Restarts restart(@RequestBody Failed failed, @AuthenticationPrincipal Caller caller) {
		return this.bulk
			.restart(
					new FailedRuns.Filter(GivenText.require("job", failed.job()),
							this.runs.local("since", failed.since()), this.runs.local("until", failed.until())),
					caller.name(), failed.size());
	}

	private ResponseEntity<RequestView> accepted(long id) {
		return ResponseEntity.accepted()
			.location(URI.create(ServerConfiguration.API + "/requests/" + id))
			.body(this.requests.require(id));
	}

	/**
	 * Which failed runs.
	 *
	 * @param job null for any
	 * @param since when they ended at the earliest
	 * @param until when they had ended
	 * @param limit how many at most
	 */
	record Failed(@Nullable String job, @Nullable Instant since, @Nullable Instant until, @Nullable Integer limit) {

		private static final int USUAL = 100;

		private static final int MOST = 1000;

		int size() {
			if (this.limit != null && (this.limit < 1 || this.limit > MOST)) {
				throw ProblemException.ofField("limit", "is a number from 1 to " + MOST);
			}
			return (this.limit != null) ? this.limit : USUAL;
		}

	}

}
