package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.ReclaimJournal;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * The flow of one execution of the job that reclaims room, from top to bottom.
 */
final class ReclaimJob {

	static final String PLAN = "plan";

	static final String ACT = "act";

	static final String FINISH = "finish";

	/** In the order they run. */
	static final List<String> STEPS = Stream.concat(Stream.of(PLAN, ACT, FINISH), Upkeep.STEPS.stream()).toList();

	private final ReclaimParts parts;

	private final ReclaimParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	ReclaimJob(ReclaimParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = ReclaimParameters.of(execution.getJobParameters());
		this.execution = execution;
		this.control = control;
	}

	Job job() {
		JobBuilder builder = new JobBuilder(ReclaimParameters.JOB, this.parts.repository());
		if (!this.parameters.goesOn()) {
			return builder.listener(new AwaitsConfirmation()).start(plan()).build();
		}
		SimpleJobBuilder flow = builder.start(plan()).next(act()).next(finish());
		for (Step step : this.parts.upkeep().steps(instance(), this.control::enter, this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/**
	 * Chooses what is kept in each group, and records what is to be done with the rest.
	 */
	private Step plan() {
		ReclaimPlanSession session = new ReclaimPlanSession(this.parts, this.parameters, instance());
		return this.<List<DuplicateGroup>>step(PLAN, session, session, session, () -> session.progress(PLAN));
	}

	/** Compares each file with the one that is kept, and handles it. */
	private Step act() {
		ReclaimSession session = new ReclaimSession(this.parts, this.parameters, instance(), this.control);
		return this.<List<ReclaimJournal.Step>>step(ACT, session, session, session, () -> session.progress(ACT));
	}

	/** Takes what was handled out of the groups that had been found. */
	private Step finish() {
		AtomicBoolean done = new AtomicBoolean();
		return new StepBuilder(FINISH, this.parts.repository()).<Long, Long>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(() -> done.getAndSet(true) ? null : this.parameters.found())
			.writer((chunk) -> chunk.forEach((found) -> this.parts.reclaims().shrinkGroups(instance(), found)))
			.listener(new StepStart(() -> this.control.enter(FINISH)))
			.interruptionPolicy(this.control)
			.build();
	}

	private <I> Step step(String name, ItemReader<I> reader, ItemProcessor<I, ReclaimChange> processor,
			StepExecutionListener session, Supplier<Progress> progress) {
		return new StepBuilder(name, this.parts.repository()).<I, ReclaimChange>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.processor(processor)
			.writer((chunk) -> chunk.forEach(this::write))
			.listener(session)
			.listener(new StepStart(() -> this.control.reportProgress(progress)))
			.interruptionPolicy(this.control)
			.build();
	}

	private void write(ReclaimChange change) {
		this.parts.journal().plan(change.planned());
		this.parts.reclaims().plan(instance(), change.files());
		this.parts.journal().update(change.ended());
		this.parts.journal().saveFiles(change.done());
		this.parts.runs().addIssues(this.execution.getId(), change.issues());
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
