package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.jobs.duplicates.DuplicateGroupReader.Group;
import dev.driveyard.jobs.operate.AwaitsConfirmation;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.CurrentItem;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
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
		for (Step step : this.parts.upkeep().steps(instance(), this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/**
	 * Chooses what is kept in each group, and records what is to be done with the rest.
	 */
	private Step plan() {
		CurrentItem<List<Group>> current = new CurrentItem<>(
				(groups) -> groups.get(0).members().isEmpty() ? "" : groups.get(0).members().get(0).path());
		StepCounts<ReclaimCount> counts = counts();
		return step(PLAN,
				new DuplicateGroupReader(this.parts.groups(), this.parameters.found(),
						this.parameters.isOfPictures() ? Kind.PICTURES : Kind.FILES),
				new ReclaimPlanProcessor(this.parts.volume(), this.parts.volumes(), this.parts.contents(),
						this.parts.trash(), this.parameters, instance()),
				counts, current, () -> new Progress(PLAN, counts.get(ReclaimCount.PLANNED), 0,
						counts.get(ReclaimCount.PLANNED_BYTES), counts.get(ReclaimCount.ISSUES), current.path()));
	}

	/** Compares each file with the one that is kept, and handles it. */
	private Step act() {
		CurrentItem<List<ReclaimJournal.Step>> current = new CurrentItem<>((steps) -> steps.get(0).file().path());
		StepCounts<ReclaimCount> counts = counts();
		PlannedReclaimReader reader = new PlannedReclaimReader(this.parts.reclaims(), instance());
		return step(ACT, reader, new ReclaimProcessor(this.parts, this.parameters, this.control::isStopRequested),
				counts, current, () -> new Progress(ACT, handled(counts::get), reader.left() + handled(counts::before),
						counts.get(ReclaimCount.RECLAIMED_BYTES), counts.get(ReclaimCount.ISSUES), current.path()));
	}

	private static long handled(ToLongFunction<ReclaimCount> counts) {
		return counts.applyAsLong(ReclaimCount.RECLAIMED) + counts.applyAsLong(ReclaimCount.KEPT)
				+ counts.applyAsLong(ReclaimCount.SHARED);
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

	private StepCounts<ReclaimCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), ReclaimCount.class);
	}

	private <I> Step step(String name, ItemReader<I> reader, ItemProcessor<I, ReclaimChange> processor,
			StepCounts<ReclaimCount> counts, CurrentItem<I> current, Supplier<Progress> progress) {
		return new CountedSteps(this.parts.repository(), this.parts.transactionManager(), this.parts.commitInterval(),
				this.control)
			.<ReclaimCount, I, ReclaimChange>step(name, 1, counts, () -> this.control.reportProgress(progress))
			.reader(reader)
			.processor(processor)
			.writer(new ReclaimWriter(this.parts.journal(), this.parts.reclaims(), this.parts.runs(),
					this.execution.getId(), instance()))
			.listener(current)
			.build();
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
