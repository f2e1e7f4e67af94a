package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.step.Step;
import org.springframework.util.function.SingletonSupplier;

/**
 * The flow of one execution of the job that compares two trees, from top to bottom.
 */
final class CompareJob {

	static final String COMPARE = "compare";

	static final String READ = "read";

	static final String MATCH = "match";

	/** In the order they run. */
	static final List<String> STEPS = List.of(COMPARE, READ, MATCH);

	/** Sizes in one chunk. */
	private static final int SIZES = 100;

	private final CompareParts parts;

	private final CompareParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final ComparedTrees trees;

	private final CountedSteps steps;

	CompareJob(CompareParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = CompareParameters.of(execution.getJobParameters());
		this.execution = execution;
		this.control = control;
		this.trees = new ComparedTrees(parts, this.parameters);
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(CompareParameters.JOB, this.parts.repository()).start(compare());
		if (this.parameters.mode().readsFiles()) {
			flow = flow.next(read());
		}
		return flow.next(match()).build();
	}

	/** Compares both trees folder by folder, without opening a file. */
	private Step compare() {
		StepCounts<CompareCount> counts = counts();
		FolderPairProcessor processor = new FolderPairProcessor(this.trees);
		return this.steps.<CompareCount, FolderPair.Stretched, CompareResult>step(COMPARE, 1, counts,
				() -> this.control.reportProgress(() -> progress(COMPARE, counts)))
			.reader(new FolderPairReader(this.trees))
			.processor(processor)
			.writer(writer())
			.listener((StepListener) processor)
			.build();
	}

	/** Reads what the mode wants to be read. */
	private Step read() {
		StepCounts<CompareCount> counts = counts();
		DifferenceReader reader = new DifferenceReader(this.trees, this.execution.getExecutionContext(),
				new DifferenceGroupReader(this.parts.differences(), instance()),
				new Prefetching(this.parts.readExecutor(), this.parameters.threads(), this.control::isStopRequested));
		return this.steps
			.<CompareCount, List<CompareResult>, CompareResult>step(READ, 1, counts,
					() -> this.control.reportProgress(() -> reader.progress(READ, counts)))
			.reader(reader)
			.processor(CompareJob::whole)
			.writer(writer())
			.build();
	}

	private static CompareResult whole(List<CompareResult> results) {
		CompareResult whole = new CompareResult(results.stream().mapToLong(CompareResult::read).sum());
		results.forEach(whole::addAll);
		return whole;
	}

	/** Finds what was moved among what only one of both has. */
	private Step match() {
		StepCounts<CompareCount> counts = counts();
		return this.steps
			.<CompareCount, Long, CompareResult>step(MATCH, SIZES, counts,
					() -> this.control.reportProgress(() -> progress(MATCH, counts)))
			.reader(new SharedSizeReader(this.parts.differences(), instance()))
			.processor(new MovedFileProcessor(this.parts.differences(), instance(),
					SingletonSupplier.of(this.trees::tolerance)))
			.writer(writer())
			.build();
	}

	private static Progress progress(String step, StepCounts<CompareCount> counts) {
		long done = counts.get(CompareCount.SAME) + counts.get(CompareCount.DIFFERING)
				+ Math.max(0, counts.get(CompareCount.ONLY_IN_A)) + Math.max(0, counts.get(CompareCount.ONLY_IN_B))
				+ counts.get(CompareCount.MOVED);
		return new Progress(step, done, 0, counts.get(CompareCount.READ_BYTES), counts.get(CompareCount.ISSUES), "");
	}

	private StepCounts<CompareCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), CompareCount.class);
	}

	private CompareResultWriter writer() {
		return new CompareResultWriter(this.parts.differences(), this.parts.runs(), this.execution.getId(), instance());
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
