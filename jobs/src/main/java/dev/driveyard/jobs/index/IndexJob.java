package dev.driveyard.jobs.index;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.driveyard.catalogue.ContentUuid;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.tree.Stretch;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * The flow of one execution of the index job, from top to bottom. Steps that only work
 * off what is marked in the database run again in every execution of an instance.
 */
final class IndexJob {

	static final String DISCOVER = "discover";

	static final String REVISIT = "revisit";

	static final String RECONCILE = "reconcile";

	static final String LINKS = "links";

	static final String AGGREGATE = "aggregate";

	static final String IDENTIFY = "identify";

	static final String ANALYSE = "analyse";

	static final String PRUNE = "prune";

	/** In the order they run. */
	static final List<String> STEPS = List.of(DISCOVER, REVISIT, RECONCILE, LINKS, AGGREGATE, IDENTIFY, ANALYSE, PRUNE);

	/** Stretches of the tree in one chunk. */
	private static final int STRETCHES = 3;

	private static final int CHUNK = 500;

	/** What is tried again, and found again, by each execution of identify. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final Earlier earlier;

	private final IndexedFiles files;

	private final CountedSteps steps;

	IndexJob(IndexParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = IndexParameters.of(execution);
		this.execution = execution;
		this.control = control;
		this.earlier = Earlier.of(parts.repository(), execution);
		this.files = new IndexedFiles(parts, this.parameters);
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(IndexParameters.JOB, this.parts.repository()).listener(whenDone())
			.start(discover());
		if (this.earlier.hasSeenSome()) {
			flow = flow.next(revisit(this.earlier.lastPath()));
		}
		flow = flow.next(reconcile()).next(links()).next(aggregate());
		if (this.parameters.mode().readsFiles()) {
			flow = flow.next(identify());
		}
		if (this.parameters.mode() == IndexMode.DEEP) {
			flow = flow.next(analyse());
		}
		return flow.next(prune()).build();
	}

	/** Compares the tree with the catalogue, directory by directory. */
	private Step discover() {
		return scan(DISCOVER, null, false);
	}

	/**
	 * Looks once more at what the run had seen before it was interrupted, for what
	 * happened there since.
	 */
	private Step revisit(@Nullable String until) {
		return scan(REVISIT, until, true);
	}

	private Step scan(String name, @Nullable String until, boolean again) {
		ScanSession session = new ScanSession(this.parts, this.parameters, this.earlier, until, again);
		return new StepBuilder(name, this.parts.repository())
			.<Stretch, Discovery>chunk(this.parts.commitInterval().of(STRETCHES))
			.transactionManager(this.parts.transactionManager())
			.reader(session)
			.processor(session)
			.writer(new DiscoveryWriter(this.parts.catalogue(), this.parts.lostAndFound(), this.parts.runs(),
					this.parameters.location(), this.execution.getId()))
			.listener((StepExecutionListener) session)
			.listener(new StepStart(() -> this.control.reportProgress(() -> session.progress(name))))
			.interruptionPolicy(this.control)
			.allowStartIfComplete(again)
			.build();
	}

	/** Joins what vanished with what appeared, and removes what is gone. */
	private Step reconcile() {
		IndexCounts counts = new IndexCounts();
		ReconcileSession session = new ReconcileSession(this.parts, this.parameters, counts);
		return new StepBuilder(RECONCILE, this.parts.repository()).<LostReader.Item, Settlement>chunk(
				this.parts.commitInterval().of(CHUNK))
			.transactionManager(this.parts.transactionManager())
			.reader(new LostReader(this.parts.lostAndFound(), this.parameters.location()))
			.processor(session)
			.writer(new SettlementWriter(this.parts.catalogue(), this.parts.lostAndFound(), counts))
			.listener((StepExecutionListener) session)
			.listener(new StepStart(() -> this.control.enter(RECONCILE)))
			.interruptionPolicy(this.control)
			.allowStartIfComplete(true)
			.build();
	}

	/** Counts files with several names once in each directory above them. */
	private Step links() {
		return this.parts.totals().links(LINKS, this::location, () -> this.control.enter(LINKS), this.control);
	}

	/** Sums sizes upwards, level by level, each level before the one above. */
	private Step aggregate() {
		return this.parts.totals()
			.aggregate(AGGREGATE, this::location, () -> this.control.enter(AGGREGATE), this.control);
	}

	private List<Long> location() {
		return List.of(this.parameters.location());
	}

	/** Finds out what files hold. */
	private Step identify() {
		StepCounts<Count> counts = StepCounts.ofExecution(Count.class);
		PendingFileReader reader = new PendingFileReader(this.files::toHash, prefetching());
		return this.steps
			.<Count, FileReadings, Identification>step(IDENTIFY, 1, counts,
					() -> report(() -> reader.progress(IDENTIFY, counts.get(Count.ISSUES))))
			.reader(reader)
			.processor(new IdentifyProcessor(this.parts.volumes(), this.parts.locations(),
					new ContentUuid(this.parts.library().id())))
			.writer(new IdentificationWriter(this.parts.contents(), this.parts.runs(), this.execution.getId()))
			.listener(new StepStart(
					() -> counts.counts().add(Count.ISSUES, -this.parts.runs().forgetIssues(instance(), FILE_ISSUES))))
			.allowStartIfComplete(true)
			.build();
	}

	/** Finds out what files are, and what they say of themselves. */
	private Step analyse() {
		StepCounts<Count> counts = StepCounts.ofExecution(Count.class);
		PendingFileReader reader = new PendingFileReader(this.files::toAnalyse, prefetching());
		return this.steps
			.<Count, FileReadings, Analysis>step(ANALYSE, 1, counts,
					() -> report(() -> reader.progress(ANALYSE, counts.get(Count.ISSUES))))
			.reader(reader)
			.processor(new AnalyseProcessor(this.parts.volumes(), this.parts.locations()))
			.writer(new AnalysisWriter(this.parts.analyses(), this.parts.runs(), this.execution.getId()))
			.allowStartIfComplete(true)
			.build();
	}

	/** Forgets contents that nothing refers to any more. */
	private Step prune() {
		StepCounts<Count> counts = StepCounts.ofExecution(Count.class);
		return this.steps.<Count, UnusedContents, UnusedContents>step(PRUNE, 1, counts, () -> this.control.enter(PRUNE))
			.reader(new UnusedContentReader(this.parts.contents()))
			.writer((chunk) -> chunk.forEach((unused) -> this.parts.contents().remove(unused.ids())))
			.allowStartIfComplete(true)
			.build();
	}

	private void report(Supplier<Progress> progress) {
		this.control.reportProgress(progress);
	}

	private Prefetching prefetching() {
		return new Prefetching(this.parts.readExecutor(), this.parameters.hashers(), this.control::isStopRequested);
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

	private JobExecutionListener whenDone() {
		return new JobExecutionListener() {
			@Override
			public void afterJob(JobExecution done) {
				if (done.getStatus() == BatchStatus.COMPLETED && IndexJob.this.parameters.isWhole()) {
					IndexJob.this.parts.locations()
						.setScanned(IndexJob.this.parameters.location(),
								IndexJob.this.parts.clock().millis() * 1_000_000);
				}
			}
		};
	}

}
