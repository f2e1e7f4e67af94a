package dev.driveyard.server.api;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.RunStore.RunIssue;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The history of runs, and those that run.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs")
final class RunsController {

	private final RunQueries runs;

	private final RunViews views;

	private final RunLog log;

	RunsController(RunQueries runs, RunViews views, RunLog log) {
		this.runs = runs;
		this.views = views;
		this.log = log;
	}

	/**
	 * Newest first.
	 * @param parts whether also those that are a part of another
	 */
	@GetMapping
	Page<RunView> page(@RequestParam(required = false) @Nullable String job,
			@RequestParam(defaultValue = "") List<Run.@Nullable State> state,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until,
			@RequestParam(required = false) @Nullable String text,
			@RequestParam(required = false) @Nullable String requestedBy,
			@RequestParam(defaultValue = "false") boolean parts, PageRequest page) {
		RunQueries.Filter filter = new RunQueries.Filter(GivenText.require("job", job), states(state),
				this.views.local("since", since), this.views.local("until", until), GivenText.require("text", text),
				GivenText.require("requestedBy", requestedBy), parts);
		List<Run> found = this.runs.page(filter, page.key(Long.MAX_VALUE), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(found.stream().map(this.views::view).toList(), next);
	}

	/** Spring makes null of one that is only white space or control characters. */
	private static List<Run.State> states(List<Run.@Nullable State> given) {
		return given.stream().map((state) -> {
			if (state == null) {
				throw ProblemException.ofField("state", "has an empty state in its list");
			}
			return state;
		}).toList();
	}

	@GetMapping("/{id}")
	RunDetail one(@PathVariable long id) {
		return this.views.detail(this.views.require(id));
	}

	/** What a run and those that it went on with could not handle, in order. */
	@GetMapping("/{id}/issues")
	Page<IssueView> issues(@PathVariable long id, PageRequest page) {
		List<RunIssue> found = this.runs.issues(this.views.require(id).instance(), page.key(0), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(found.stream().map(IssueView::of).toList(), next);
	}

	/** The same by what they are, the most frequent first. */
	@GetMapping("/{id}/issues/causes")
	Page<CauseView> causes(@PathVariable long id) {
		return Page.whole(this.runs.causes(this.views.require(id).instance()).stream().map(CauseView::of).toList());
	}

	/** What was logged of a run, as text. */
	@GetMapping(path = "/{id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
	void log(@PathVariable long id, HttpServletResponse response) throws IOException {
		this.views.require(id);
		response.setContentType("text/plain;charset=UTF-8");
		this.log.copy(id, response.getOutputStream());
	}

	/**
	 * Something that a run could not handle.
	 */
	record IssueView(long id, String code, String path, String message) {

		static IssueView of(RunIssue issue) {
			return new IssueView(issue.id(), issue.issue().code().name(), EncodedName.display(issue.issue().path()),
					issue.issue().message());
		}

	}

	/**
	 * Issues that are the same but for their paths.
	 *
	 * @param example the path of one of them
	 */
	record CauseView(String code, String message, long count, String example) {

		static CauseView of(RunQueries.Cause cause) {
			return new CauseView(cause.code(), cause.message(), cause.count(), EncodedName.display(cause.path()));
		}

	}

}
