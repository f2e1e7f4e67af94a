package dev.driveyard.jobs.copy;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.upkeep.Upkeep;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * The flow of one execution of a copy or move, from top to bottom.
 */
final class CopyJob {

	static final String PLAN = "plan";

	static final String TRANSFER = "transfer";

	static final String HARD_LINKS = "hardlinks";

	static final String FINISH = "finish";

	static final String CLEAR = "clear";

	static final String CONCLUDE = "conclude";

	private static final int CHUNK = 100;

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobExecution execution;

	private final JobInstance instance;

	private final RunControl control;

	private final CountedSteps steps;

	CopyJob(CopyParts parts, boolean move, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = CopyParameters.of(move, execution.getJobParameters());
		this.execution = execution;
		this.instance = execution.getJobInstance();
		this.control = control;
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	/** The steps in the order they run. */
	static List<String> steps(boolean move) {
		Stream<String> own = move ? Stream.of(PLAN, TRANSFER, HARD_LINKS, FINISH, CLEAR, CONCLUDE)
				: Stream.of(PLAN, TRANSFER, HARD_LINKS, FINISH, CONCLUDE);
		return Stream.concat(own, Upkeep.STEPS.stream()).toList();
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(this.parameters.job(), this.parts.repository()).start(plan())
			.next(transfer())
			.next(hardLinks())
			.next(finish());
		if (this.parameters.move()) {
			flow = flow.next(clear());
		}
		flow = flow.next(conclude());
		for (Step step : this.parts.upkeep().steps(this.instance.getInstanceId(), this.control)) {
			flow = flow.next(step);
		}
		return flow.build();
	}

	/** Decides what becomes of each source, counts, and checks whether it can be done. */
	private Step plan() {
		CopyPlanReader reader = new CopyPlanReader(this.parts, this.parameters, id());
		CopyPlanProcessor processor = new CopyPlanProcessor(this.parts, this.parameters, id(), this.control);
		return step(PLAN, CHUNK, reader, processor, new CopyPlanWriter(this.parts.journal()), counts(),
				() -> this.control.reportProgress(() -> processor.progress(reader.amount())))
			.allowStartIfComplete(true)
			.build();
	}

	/**
	 * Copies the files, or renames what can be renamed. What had failed is tried again.
	 */
	private Step transfer() {
		TransferReader reader = new TransferReader(this.parts, this.parameters, this.execution, this.control, since());
		StepCounts<CopyCount> counts = counts();
		return step(TRANSFER, TransferReader.CHUNK, reader, new TransferProcessor(), writer(), counts, () -> {
			counts.counts().set(CopyCount.FAILED, 0);
			this.control.reportProgress(() -> reader.progress(counts));
		}).build();
	}

	/** When the first execution of the instance began, nanoseconds since 1970. */
	private long since() {
		return this.parts.repository()
			.getJobExecutions(this.instance)
			.stream()
			.mapToLong((earlier) -> earlier.getCreateTime().atZone(ZoneId.systemDefault()).toInstant().toEpochMilli())
			.min()
			.orElse(0) * 1_000_000;
	}

	/** Gives copied files their further names. */
	private Step hardLinks() {
		return step(HARD_LINKS, CHUNK, new FurtherNameReader(this.parts.journal(), id()),
				new FurtherNameProcessor(this.parts, this.parameters, id()), writer(), counts(),
				() -> this.control.enter(HARD_LINKS))
			.build();
	}

	/**
	 * Gives directories what their sources have, once nothing is made in them any more.
	 */
	private Step finish() {
		boolean resumed = this.parts.repository().getJobExecutions(this.instance).size() > 1;
		return step(FINISH, CHUNK, new UpwardCopyReader(this.parts.journal(), id(), FINISH),
				new DirectoryFinishProcessor(this.parts, this.parameters, id(), resumed), writer(), counts(),
				() -> this.control.enter(FINISH))
			.build();
	}

	/** Removes the sources of a move. */
	private Step clear() {
		return step(CLEAR, CHUNK, new UpwardCopyReader(this.parts.journal(), id(), CLEAR),
				new SourceRemovalProcessor(this.parts, id()), writer(), counts(), () -> this.control.enter(CLEAR))
			.build();
	}

	/** Records how each operation ended. */
	private Step conclude() {
		return step(CONCLUDE, CHUNK, new CopyOperationReader(this.parts.journal(), id()),
				new EndingProcessor(this.parts.journal(), this.parts.runs(), this.parts.clock(),
						this.parameters.undo()),
				new EndingWriter(this.parts.journal()), counts(), () -> this.control.enter(CONCLUDE))
			.build();
	}

	private StepCounts<CopyCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), CopyCount.FILES.key(), CopyCount.class);
	}

	private CopyWriter writer() {
		return new CopyWriter(this.parts.journal(), this.parts.runs(), this.execution.getId());
	}

	private <I> ChunkOrientedStepBuilder<I, CopyChange> step(String name, int interval, ItemReader<I> reader,
			ItemProcessor<I, CopyChange> processor, ItemWriter<CopyChange> writer, StepCounts<CopyCount> counts,
			Runnable atStart) {
		return this.steps.<CopyCount, I, CopyChange>step(name, interval, counts, atStart)
			.reader(reader)
			.processor(processor)
			.writer(writer);
	}

	private long id() {
		return this.instance.getInstanceId();
	}

}
