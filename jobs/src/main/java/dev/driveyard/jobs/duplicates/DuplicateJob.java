package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.content.Kernels;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * The flow of one execution of the job that finds duplicates, from top to bottom.
 */
final class DuplicateJob {

	static final String REFRESH = "refresh";

	static final String SAMPLE = "sample";

	static final String HASH = "hash";

	static final String COMPARE = "compare";

	static final String GROUP = "group";

	/** In the order they run. */
	static final List<String> STEPS = List.of(REFRESH, SAMPLE, HASH, COMPARE, GROUP);

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final CountedSteps steps;

	DuplicateJob(DuplicateParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = DuplicateParameters.of(execution);
		this.execution = execution;
		this.control = control;
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		return new JobBuilder(DuplicateParameters.JOB, this.parts.repository()).start(refresh())
			.next(sample())
			.next(hash())
			.next(compare())
			.next(group())
			.build();
	}

	/** Brings the index of the folders up to date. */
	private Step refresh() {
		return this.steps
			.<DuplicateCount, IndexedFolder, IndexedFolder>step(REFRESH, 1, counts(),
					() -> report(() -> new Progress(REFRESH, 0, 0, 0, 0, "")))
			.reader(new IndexedFolderReader(this.parts, this.parameters))
			.writer(new IndexWriter(this.parts, this.control, this.execution.getId()))
			.listener(new StepStart(this::warmUp))
			.build();
	}

	/** For what is hashed afterwards. */
	private void warmUp() {
		if (this.parameters.mode().readsFiles()) {
			Kernels.warmUp();
		}
	}

	/** Reads a sample of the large files that share their size. */
	private Step sample() {
		return reading(SAMPLE, true);
	}

	/** Reads all of the files that may still be equal. */
	private Step hash() {
		return reading(HASH, false);
	}

	private Step reading(String name, boolean sample) {
		StepCounts<DuplicateCount> counts = counts();
		CandidateFiles files = new CandidateFiles(this.parts, this.parameters, instance(), sample);
		PendingFileReader reader = new PendingFileReader(files::toRead,
				new Prefetching(this.parts.readExecutor(), this.parameters.hashers(), this.control::isStopRequested));
		return this.steps
			.<DuplicateCount, FileReadings, IdentifiedFiles>step(name, 1, counts,
					() -> report(() -> reader.progress(name, counts.get(DuplicateCount.ISSUES))))
			.stream(new ReadIssues(this.parts.runs(), instance(), counts))
			.reader(reader)
			.processor(new FindingsProcessor(this.parts, sample))
			.writer(new FindingsWriter(this.parts, this.execution.getId()))
			.build();
	}

	/** Compares files of equal hashes byte by byte, where that is asked for. */
	private Step compare() {
		StepCounts<DuplicateCount> counts = counts();
		CompareReader reader = new CompareReader(this.parts.groups(), this.parameters.selection(), instance());
		ItemReader<ComparedFiles> asked = (this.parameters.mode() == DuplicateMode.DEEP_SCAN) ? reader : () -> null;
		return this.steps
			.<DuplicateCount, ComparedFiles, Comparison>step(COMPARE, 1, counts,
					() -> report(() -> new Progress(COMPARE, counts.get(DuplicateCount.COMPARED), 0, 0,
							counts.get(DuplicateCount.ISSUES), reader.current())))
			.reader(asked)
			.processor(new CompareProcessor(this.parts, this.parameters.selection(), this.control::isStopRequested))
			.writer(this::write)
			.build();
	}

	private void write(Chunk<? extends Comparison> chunk) {
		for (Comparison comparison : chunk) {
			this.parts.groups().doubt(instance(), comparison.doubtful());
			this.parts.runs().addIssues(this.execution.getId(), comparison.issues());
		}
	}

	/** Finds the groups by what is known by now. */
	private Step group() {
		StepCounts<DuplicateCount> counts = counts();
		SharedFiles shared = new SharedFiles(this.parts);
		return this.steps
			.<DuplicateCount, GroupingItem, Grouping>step(GROUP, 1, counts,
					() -> report(() -> new Progress(GROUP, counts.get(DuplicateCount.GROUPS), 0,
							counts.get(DuplicateCount.WASTED_BYTES), 0, "")))
			.reader(new GroupingReader(this.parts, this.parameters, instance(), shared::isPossible))
			.processor(new GroupingProcessor(this.parts.folders(), shared, instance(), this.control::isStopRequested))
			.writer(new GroupingWriter(this.parts, this.parameters, instance()))
			.build();
	}

	private StepCounts<DuplicateCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), DuplicateCount.class);
	}

	private void report(Supplier<Progress> progress) {
		this.control.reportProgress(progress);
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
