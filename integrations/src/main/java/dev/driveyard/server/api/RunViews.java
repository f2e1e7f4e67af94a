package dev.driveyard.server.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.RunQueries.StepRow;
import dev.driveyard.server.api.RunDetail.ProgressView;
import dev.driveyard.server.api.RunDetail.StepView;
import org.jspecify.annotations.Nullable;

/**
 * Shows runs.
 */
final class RunViews {

	private final RunQueries runs;

	private final RunOperator operator;

	private final ActiveRuns active;

	private final CommittedReads reads;

	private final Clock clock;

	RunViews(RunQueries runs, RunOperator operator, ActiveRuns active, CommittedReads reads, Clock clock) {
		this.runs = runs;
		this.operator = operator;
		this.active = active;
		this.reads = reads;
		this.clock = clock;
	}

	/** A run that must exist. */
	Run require(long id) {
		return this.runs.find(id)
			.orElseThrow(() -> new OperateException(
					Failure.ofRun(FailureCode.NO_SUCH_RUN, "There is no run " + id + ".", id)));
	}

	/** A run in a list. */
	RunView view(Run run) {
		return new RunView(run.id(), run.job(), EncodedName.display(run.description()), run.state(), run.location(),
				instant(run.started()), instant(run.ended()), seconds(run.started(), run.ended()), run.issues());
	}

	/** A run with all that is known of it. */
	RunDetail detail(Run run) {
		List<StepView> steps = this.runs.steps(run.id()).stream().map(this::step).toList();
		Failure failure = this.reads.read(() -> this.operator.failure(run));
		return new RunDetail(view(run), this.runs.parameter(run.id(), "requestedBy").orElse(null),
				this.runs.partOf(run.id()).orElse(null), run.owner().host(), run.owner().pid(),
				(failure != null) ? failure.message() : null, (failure != null) ? failure.code().name() : null,
				this.reads.read(() -> this.operator.summary(run)).toMap(),
				this.runs.meanDuration(run.job()).map(RunViews::seconds).orElse(null),
				this.active.contains(run.id()) ? progress(run.id(), steps) : null, steps);
	}

	private StepView step(StepRow row) {
		double seconds = seconds(row.started(), row.ended());
		return new StepView(row.name(), row.status(), instant(row.started()), instant(row.ended()), seconds,
				row.counts().read(), row.counts().filtered(), row.counts().written(), row.counts().commits(),
				row.counts().rollbacks(), (long) (row.counts().read() / Math.max(0.001, seconds)));
	}

	private ProgressView progress(long run, List<StepView> steps) {
		Progress progress = this.operator.progress(run);
		return new ProgressView(progress.step(), progress.done(), (progress.total() > 0) ? progress.total() : null,
				progress.bytes(), (progress.totalBytes() > 0) ? progress.totalBytes() : null, progress.issues(),
				EncodedName.display(progress.current()), left(progress, steps));
	}

	/** By what was done since the step began. */
	private static @Nullable Long left(Progress progress, List<StepView> steps) {
		boolean byBytes = progress.totalBytes() > 0;
		long total = byBytes ? progress.totalBytes() : progress.total();
		long done = byBytes ? progress.bytes() : progress.done();
		double seconds = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).seconds();
		return (total > done && done > 0 && seconds > 0) ? (Long) (long) ((total - done) * seconds / done) : null;
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	private double seconds(@Nullable LocalDateTime started, @Nullable LocalDateTime ended) {
		if (started == null) {
			return 0;
		}
		return seconds(Duration.between(started, (ended != null) ? ended : LocalDateTime.now(this.clock)));
	}

	private @Nullable Instant instant(@Nullable LocalDateTime time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toInstant() : null;
	}

	/**
	 * A time as Spring Batch keeps it.
	 * @param field in which it was given
	 */
	@Nullable LocalDateTime local(String field, @Nullable Instant time) {
		return (time != null) ? LocalDateTime.ofInstant(GivenTime.require(field, time), this.clock.getZone()) : null;
	}

}
