package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.jobs.duplicates.DuplicateGroupReader.Group;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.ItemCountListener;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.ReclaimJournal;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.support.ListItemReader;

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
		ItemCountListener<List<Group>, Tally<ReclaimCount>> counts = counts(
				(groups) -> groups.get(0).members().isEmpty() ? "" : groups.get(0).members().get(0).path());
		return step(PLAN, new DuplicateGroupReader(this.parts.groups(), this.parameters.found()),
				new ReclaimPlanProcessor(this.parts, this.parameters, instance()), counts,
				() -> new Progress(PLAN, counts.counts().get(ReclaimCount.PLANNED), 0,
						counts.counts().get(ReclaimCount.PLANNED_BYTES), counts.counts().get(ReclaimCount.ISSUES),
						counts.current()));
	}

	/** Compares each file with the one that is kept, and handles it. */
	private Step act() {
		ItemCountListener<List<ReclaimJournal.Step>, Tally<ReclaimCount>> counts = counts(
				(steps) -> steps.get(0).file().path());
		PlannedReclaimReader reader = new PlannedReclaimReader(this.parts.reclaims(), instance());
		return step(ACT, reader, new ReclaimProcessor(this.parts, this.parameters, this.control::isStopRequested),
				counts,
				() -> new Progress(ACT, handled(counts.counts()), reader.left() + handled(counts.before()),
						counts.counts().get(ReclaimCount.RECLAIMED_BYTES), counts.counts().get(ReclaimCount.ISSUES),
						counts.current()));
	}

	private static long handled(Tally<ReclaimCount> counts) {
		return counts.get(ReclaimCount.RECLAIMED) + counts.get(ReclaimCount.KEPT) + counts.get(ReclaimCount.SHARED);
	}

	/** Takes what was handled out of the groups that had been found. */
	private Step finish() {
		return new StepBuilder(FINISH, this.parts.repository()).<Long, Long>chunk(1)
			.transactionManager(this.parts.transactionManager())
			.reader(new ListItemReader<>(List.of(this.parameters.found())))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.reclaims().shrinkGroups(instance(), found)))
			.listener(new StepStart(() -> this.control.enter(FINISH)))
			.interruptionPolicy(this.control)
			.build();
	}

	private <I> ItemCountListener<I, Tally<ReclaimCount>> counts(Function<I, String> path) {
		return new ItemCountListener<>(this.parts.repository(), () -> new Tally<>(ReclaimCount.class), path);
	}

	private <I> Step step(String name, ItemReader<I> reader, ItemProcessor<I, ReclaimChange> processor,
			ItemCountListener<I, Tally<ReclaimCount>> counts, Supplier<Progress> progress) {
		return new StepBuilder(name, this.parts.repository()).<I, ReclaimChange>chunk(this.parts.commitInterval().of(1))
			.transactionManager(this.parts.transactionManager())
			.reader(reader)
			.processor(processor)
			.writer(new ReclaimWriter(this.parts, this.execution.getId(), instance()))
			.stream(counts)
			.listener(counts)
			.listener(new StepStart(() -> this.control.reportProgress(progress)))
			.interruptionPolicy(this.control)
			.build();
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
