package dev.driveyard.jobs.index;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.ContentUuid;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.tree.StretchReader;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;

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

	/** What is tried again, and found again, by each execution of identify. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final SeenTree seen;

	private final IndexedFiles files;

	private final CountedSteps steps;

	IndexJob(IndexParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = IndexParameters.of(execution);
		this.execution = execution;
		this.control = control;
		this.seen = SeenTree.of(parts.repository(), execution);
		this.files = new IndexedFiles(parts, this.parameters);
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		SimpleJobBuilder flow = new JobBuilder(IndexParameters.JOB, this.parts.repository()).listener(whenDone())
			.start(discover());
		if (this.seen.isAny()) {
			flow = flow.next(revisit());
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
		return compare(DISCOVER, null,
				StepCounts.ofInstance(this.parts.repository(), StretchReader.LAST_PATH, IndexCount.class))
			.build();
	}

	/**
	 * Looks once more at what the run had seen before it was interrupted, for what
	 * happened there since.
	 */
	private Step revisit() {
		return compare(REVISIT, this.seen, StepCounts.ofExecution(IndexCount.class)).allowStartIfComplete(true).build();
	}

	private ChunkOrientedStepBuilder<MatchedStretch, Discovery> compare(String name, @Nullable SeenTree again,
			StepCounts<IndexCount> counts) {
		DiscoverReader reader = new DiscoverReader(this.parts, this.parameters, again);
		return this.steps
			.<IndexCount, MatchedStretch, Discovery>step(name, STRETCHES, counts,
					() -> report(() -> reader.progress(name, counts)))
			.reader(reader)
			.processor(new DiscoverProcessor(this.parameters.location(), new SameFiles(this.parts.volume()),
					again != null))
			.writer(new DiscoveryWriter(this.parts.catalogue(), this.parts.lostAndFound(), this.parts.runs(),
					this.parameters.location(), this.execution.getId(), this::shown))
			.listener(new DeferredIndexes(this.parts.secondaryIndexes()));
	}

	/** With its volume, if that is no file system of this machine. */
	private String shown(String path) {
		return this.parts.locations()
			.find(this.parameters.location())
			.map((location) -> this.parts.volumes().text(new Address(location.device(), path)))
			.orElse(path);
	}

	/** Joins what vanished with what appeared, and removes what is gone. */
	private Step reconcile() {
		StepCounts<IndexCount> counts = StepCounts.ofExecution(IndexCount.class);
		return this.steps
			.<IndexCount, LostEntries, Settlements>step(RECONCILE, 1, counts, () -> this.control.enter(RECONCILE))
			.reader(new LostReader(this.parts, this.parameters))
			.processor(new ReconcileProcessor(this.parts, this.parameters))
			.writer(new SettlementWriter(this.parts.catalogue(), this.parts.lostAndFound(), counts.counts()))
			.listener(new FoundEntries(this.parts.lostAndFound(), this.parameters.location()))
			.allowStartIfComplete(true)
			.build();
	}

	/** Counts files with several names once in each directory above them. */
	private Step links() {
		return this.parts.totals().links(LINKS, this::location, this.control);
	}

	/** Sums sizes upwards, level by level, each level before the one above. */
	private Step aggregate() {
		return this.parts.totals().aggregate(AGGREGATE, this::location, this.control);
	}

	private List<Long> location() {
		return List.of(this.parameters.location());
	}

	/** Finds out what files hold. */
	private Step identify() {
		StepCounts<IndexCount> counts = StepCounts.ofExecution(IndexCount.class);
		PendingFileReader reader = new PendingFileReader(this.files::toHash, prefetching());
		return this.steps
			.<IndexCount, FileReadings, Identification>step(IDENTIFY, 1, counts,
					() -> report(() -> reader.progress(IDENTIFY, counts.get(IndexCount.ISSUES))))
			.reader(reader)
			.processor(new IdentifyProcessor(this.parts.volumes(), this.parts.locations(),
					new ContentUuid(this.parts.library().id())))
			.writer(new IdentificationWriter(this.parts.contents(), this.parts.runs(), this.execution.getId()))
			.listener(new StepStart(() -> counts.counts()
				.add(IndexCount.ISSUES, -this.parts.runs().forgetIssues(instance(), FILE_ISSUES))))
			.allowStartIfComplete(true)
			.build();
	}

	/** Finds out what files are, and what they say of themselves. */
	private Step analyse() {
		StepCounts<IndexCount> counts = StepCounts.ofExecution(IndexCount.class);
		PendingFileReader reader = new PendingFileReader(this.files::toAnalyse, prefetching());
		return this.steps
			.<IndexCount, FileReadings, Analysis>step(ANALYSE, 1, counts,
					() -> report(() -> reader.progress(ANALYSE, counts.get(IndexCount.ISSUES))))
			.reader(reader)
			.processor(new AnalyseProcessor(this.parts.volumes(), this.parts.locations()))
			.writer(new AnalysisWriter(this.parts.analyses(), this.parts.runs(), this.execution.getId()))
			.allowStartIfComplete(true)
			.build();
	}

	/** Forgets contents that nothing refers to any more. */
	private Step prune() {
		StepCounts<IndexCount> counts = StepCounts.ofExecution(IndexCount.class);
		return this.steps
			.<IndexCount, UnusedContents, UnusedContents>step(PRUNE, 1, counts, () -> this.control.enter(PRUNE))
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
