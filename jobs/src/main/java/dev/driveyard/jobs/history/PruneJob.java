package dev.driveyard.jobs.history;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

import dev.driveyard.catalogue.LibraryLock;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.runs.history.OldRun;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
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

	static final String COMPACT = "compact";

	/** In the order they run. */
	static final List<String> STEPS = List.of(RUNS, ROWS, FINDINGS, COMPACT);

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
		return builder.start(runs()).next(rows()).next(findings()).next(compact()).build();
	}

	private Step runs() {
		OldRunReader reader = new OldRunReader(this.parts.repository(), this.parts.dialect(), this.parts.history(),
				this.before);
		TrashContents trash = new TrashContents(this.parts.history(), this.parts.trash(), LibraryLock.hostName());
		return this.<OldRun, JudgedRun>step(RUNS, OldRunReader.PAGE, reader)
			.processor(new OldRunProcessor(trash))
			.writer(this.parameters.dryRun() ? new OldRunCounter(reader.counts())
					: new OldRunWriter(this.parts.history(), this.before, reader.counts()))
			.build();
	}

	private Step rows() {
		RowPortionReader reader = new RowPortionReader(this.parts.repository(), this.parts.dialect(),
				this.parts.rows());
		return this.<RowPortions, RowPortions>step(ROWS, 1, reader)
			.writer(new RowPortionWriter(this.parts.rows(), reader.counts()))
			.build();
	}

	private Step findings() {
		long time = this.before.atZone(this.parts.zone()).toInstant().toEpochMilli();
		SettledFindingReader reader = new SettledFindingReader(this.parts.repository(), this.parts.dialect(),
				this.parts.findings(), time);
		return this.<List<Long>, List<Long>>step(FINDINGS, 1, reader)
			.writer(new SettledFindingWriter(this.parts.findings(), time, reader.counts()))
			.build();
	}

	private <I, O> ChunkOrientedStepBuilder<I, O> step(String name, int size, PruneReader<I> reader) {
		return new StepBuilder(name, this.parts.repository()).<I, O>chunk(size)
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.listener((StepExecutionListener) reader)
			.listener(new StepStart(() -> this.control.reportProgress(() -> reader.progress(name))))
			.interruptionPolicy(this.control);
	}

	private Step compact() {
		return new StepBuilder(COMPACT, this.parts.repository())
			.tasklet(new CompactTasklet(this.parts.space(), this.parameters.compact()), this.parts.transactionManager())
			.listener(new StepStart(() -> this.control.enter(COMPACT)))
			.build();
	}

}
