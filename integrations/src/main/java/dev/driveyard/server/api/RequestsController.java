package dev.driveyard.server.api;

import java.util.List;

import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was asked to be run.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/requests")
final class RequestsController {

	private final RequestQueries requests;

	private final LaunchQueue queue;

	private final RequestViews views;

	RequestsController(RequestQueries requests, LaunchQueue queue, RequestViews views) {
		this.requests = requests;
		this.queue = queue;
		this.views = views;
	}

	@GetMapping
	Page<RequestView> page(@RequestParam(required = false) LaunchRequest.@Nullable State state,
			@RequestParam(required = false) @Nullable String job,
			@RequestParam(required = false) @Nullable String requestedBy, PageRequest page) {
		List<LaunchRequest> found = this.requests.page(new RequestQueries.Filter(state, GivenText.require("job", job),
				GivenText.require("requestedBy", requestedBy)), page.key(Long.MAX_VALUE), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(found.stream().map((request) -> RequestView.of(request, null)).toList(), next);
	}

	@GetMapping("/{id}")
	RequestView one(@PathVariable long id) {
		return this.views.require(id);
	}

	@DeleteMapping("/{id}")
	RequestView cancel(@PathVariable long id) {
		this.queue.cancel(id);
		return this.views.require(id);
	}

	@PatchMapping("/{id}")
	RequestView move(@PathVariable long id, @RequestBody Change change) {
		if (change.priority() == null || Math.abs(change.priority().longValue()) > Change.MOST) {
			throw ProblemException.ofField("priority", "is a number from -" + Change.MOST + " to " + Change.MOST);
		}
		this.queue.move(id, change.priority());
		return this.views.require(id);
	}

	/**
	 * What of a request that waits is to be changed.
	 */
	record Change(@Nullable Integer priority) {

		static final int MOST = 1000;

	}

}
