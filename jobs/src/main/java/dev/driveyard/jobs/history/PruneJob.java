package dev.driveyard.jobs.history;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.runs.history.OldRun;
import dev.driveyard.runs.history.SettledFindings;
import dev.driveyard.runs.history.UnstartedRequests;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The job that prunes the history. Runs go first, each with all that finds it, so that
 * nobody meets half of one; their rows follow.
 */
final class PruneJob {

	static final String RUNS = "runs";

	static final String ROWS = "rows";

	static final String FINDINGS = "findings";

	static final String REQUESTS = "requests";

	static final String COMPACT = "compact";

	/** In the order they run. */
	static final List<String> STEPS = List.of(RUNS, ROWS, FINDINGS, REQUESTS, COMPACT);

	private final PruneParts parts;

	private final RunControl control;

	private final PruneParameters parameters;

	/** What ended before is old: for all runs of the instance the same. */
	private final LocalDateTime before;

	PruneJob(PruneParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.control = control;
		this.parameters = PruneParameters.of(execution.getJobParameters());
		this.before = parts.repository()
			.getJobExecutions(execution.getJobInstance())
			.stream()
			.map(JobExecution::getCreateTime)
			.min(Comparator.naturalOrder())
			.orElse(execution.getCreateTime())
			.minus(this.parameters.age().duration());
	}

	Job job() {
		JobBuilder builder = new JobBuilder(PruneParameters.JOB, this.parts.repository());
		if (this.parameters.dryRun()) {
			return builder.start(runs()).build();
		}
		return builder.start(runs()).next(rows()).next(findings()).next(requests()).next(compact()).build();
	}

	private Step runs() {
		StepCounts<PruneCount> counts = counts();
		TrashContents trash = new TrashContents(this.parts.history(), this.parts.trash(), LibraryLock.hostName());
		return this.<OldRun, JudgedRun>step(RUNS, OldRunReader.PAGE, counts, PruneCount.REMOVED_RUNS)
			.reader(new OldRunReader(this.parts.dialect(), this.parts.history(), this.before))
			.processor(new OldRunProcessor(trash))
			.writer(this.parameters.dryRun() ? new OldRunCounter(counts.counts())
					: new OldRunWriter(this.parts.history(), this.before, counts.counts()))
			.build();
	}

	private Step rows() {
		StepCounts<PruneCount> counts = counts();
		return this.<RowPortions, RowPortions>step(ROWS, 1, counts, PruneCount.REMOVED_ROWS)
			.reader(new RowPortionReader(this.parts.dialect(), this.parts.rows()))
			.writer(new RowPortionWriter(this.parts.rows(), counts.counts()))
			.build();
	}

	private Step findings() {
		SettledFindings findings = this.parts.findings();
		long time = time();
		return oldIds(FINDINGS, PruneCount.REMOVED_FINDINGS,
				(after, size) -> findings.resolvedBefore(time, after, size), (ids) -> findings.remove(ids, time));
	}

	/** Those of runs went with them. */
	private Step requests() {
		UnstartedRequests requests = this.parts.requests();
		long time = time();
		return oldIds(REQUESTS, PruneCount.REMOVED_REQUESTS, (after, size) -> requests.endedBefore(time, after, size),
				(ids) -> requests.remove(ids, time));
	}

	private long time() {
		return this.before.atZone(this.parts.zone()).toInstant().toEpochMilli();
	}

	private Step oldIds(String name, PruneCount count, OldIdReader.Page pages, ToIntFunction<List<Long>> removal) {
		StepCounts<PruneCount> counts = counts();
		return this.<OldIds, OldIds>step(name, 1, counts, count)
			.reader(new OldIdReader(this.parts.dialect(), pages))
			.writer(new OldIdWriter(removal, count, counts.counts()))
			.build();
	}

	private StepCounts<PruneCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), PruneCount.class);
	}

	private <I, O extends Counted<PruneCount>> ChunkOrientedStepBuilder<I, O> step(String name, int items,
			StepCounts<PruneCount> counts, PruneCount done) {
		return new CountedSteps(this.parts.repository(), this.parts.transactionManager(), this.parts.commitInterval(),
				this.control)
			.step(name, items, counts,
					() -> this.control.reportProgress(() -> new Progress(name, counts.get(done), 0, 0, 0, "")));
	}

	private Step compact() {
		return new StepBuilder(COMPACT, this.parts.repository())
			.tasklet(new CompactTasklet(this.parts.space(), this.parameters.compact()), this.parts.transactionManager())
			.listener(new StepStart(() -> this.control.enter(COMPACT)))
			.build();
	}

}
