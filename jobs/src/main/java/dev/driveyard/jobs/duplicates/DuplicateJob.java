package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.content.Kernels;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.KeyedPageReader;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.folders.IndexStep;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
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

	static final String SHARE = "share";

	static final String DIGEST = "digest";

	static final String FOLDERS = "folders";

	static final String FINISH = "finish";

	/** In the order they run. */
	static final List<String> STEPS = List.of(REFRESH, SAMPLE, HASH, COMPARE, GROUP, SHARE, DIGEST, FOLDERS,
			SimilarSteps.LOOK, SimilarSteps.RANK, SimilarSteps.MATCH, SimilarSteps.PICTURES, FINISH);

	/** Groups that are one item. */
	private static final int SHARED_GROUPS = 100;

	private static final String SHARED_GROUP = "share.group";

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
		SimpleJobBuilder begun = new JobBuilder(DuplicateParameters.JOB, this.parts.repository()).start(refresh());
		boolean similar = this.parameters.mode() == DuplicateMode.SIMILAR_PICTURES;
		return (similar ? similarPictures(begun) : equalFiles(begun)).next(finish()).build();
	}

	/** Groups of pictures that look alike. */
	private SimpleJobBuilder similarPictures(SimpleJobBuilder begun) {
		SimilarSteps similar = new SimilarSteps(this.parts, this.parameters, this.execution, this.control, this.steps);
		return begun.next(similar.look()).next(similar.rank()).next(similar.match()).next(similar.pictures());
	}

	/** Groups of equal files and folders. */
	private SimpleJobBuilder equalFiles(SimpleJobBuilder begun) {
		SimpleJobBuilder flow = begun.next(sample()).next(hash()).next(compare()).next(group());
		if (this.parameters.mode().readsFiles()) {
			flow = furtherGroups(flow);
		}
		return flow;
	}

	/** Without those that version 0.1 has done in the step that groups files. */
	private SimpleJobBuilder furtherGroups(SimpleJobBuilder before) {
		GroupPosition position = GroupPosition.newest(this.parts.repository(), this.execution.getJobInstance());
		int share = this.parameters.sharings().size();
		SimpleJobBuilder flow = before;
		if (position.phase() <= share) {
			flow = flow.next(share(position.in(share)));
		}
		if (position.phase() <= share + 1) {
			flow = flow.next(digest(position.in(share + 1)));
		}
		return (position.phase() <= share + 2) ? flow.next(folders(position.in(share + 2))) : flow;
	}

	/** Brings the index of the folders up to date. */
	private Step refresh() {
		FolderScope refreshed = this.parameters.refresh() ? this.parameters.scope() : new FolderScope(List.of());
		boolean similar = this.parameters.mode() == DuplicateMode.SIMILAR_PICTURES;
		IndexStep<DuplicateCount> step = IndexStep.of(REFRESH, this.parts.repository(), this.parts.operator(),
				similar ? "deep" : "shallow", this.parts.places(), refreshed, DuplicateCount.REFRESHED,
				DuplicateCount.OFFLINE, counts(), this.control);
		step.registerStepExecutionListener(new StepStart(() -> {
			report(() -> new Progress(REFRESH, 0, 0, 0, 0, ""));
			warmUp();
		}));
		return step;
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
			.writer(new FindingsWriter(this.parts.contents(), this.parts.runs(), this.execution.getId()))
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
			.processor(new CompareProcessor(this.parts.groups(), this.parts.volumes(), this.parts.locations(),
					this.parts.places(), this.parameters.selection(), this.control::isStopRequested))
			.writer(this::write)
			.build();
	}

	private void write(Chunk<? extends Comparison> chunk) {
		for (Comparison comparison : chunk) {
			this.parts.groups().doubt(instance(), comparison.doubtful());
			this.parts.runs().addIssues(this.execution.getId(), comparison.issues());
		}
	}

	/** Finds the groups of files by what is known by now. */
	private Step group() {
		StepCounts<DuplicateCount> counts = counts();
		return this.steps
			.<DuplicateCount, EqualFiles, EqualFiles>step(GROUP, 1, counts,
					() -> report(() -> new Progress(GROUP, counts.get(DuplicateCount.GROUPS), 0,
							counts.get(DuplicateCount.WASTED_BYTES), 0, "")))
			.reader(new EqualFileReader(this.parts.groups(), this.parameters, instance()))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.groups()
				.save(instance(), this.parameters.selection(), found.sharing(), found.groups())))
			.build();
	}

	/** Finds out which of their members share their bytes on the medium. */
	private Step share(GroupPosition begun) {
		StepCounts<DuplicateCount> counts = counts();
		SharedFiles shared = new SharedFiles(this.parts.groups(), this.parts.locations(), this.parts.volume());
		return this.steps
			.<DuplicateCount, List<DuplicateGroup>, SharingMembers>step(SHARE, 1, counts,
					() -> report(() -> new Progress(SHARE, counts.get(DuplicateCount.SHARED), 0, 0, 0, "")))
			.reader(new KeyedPageReader<>(SHARED_GROUP,
					(after) -> shared.isPossible()
							? this.parts.groups().pageById(instance(), Kind.FILES, after, SHARED_GROUPS) : List.of(),
					DuplicateGroup::id, begun.number()))
			.processor(new SharingProcessor(shared, this.control::isStopRequested))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.groups()
				.share(found.groups().stream().flatMap((group) -> group.members().stream()).toList())))
			.build();
	}

	/** Finds out what folders hold, from the deepest up. */
	private Step digest(GroupPosition begun) {
		return this.steps
			.<DuplicateCount, List<Long>, FolderDigestPage>step(DIGEST, 1, counts(), () -> this.control.enter(DIGEST))
			.reader(new KnownFolderReader(this.parts.folders(), this.parameters.selection(), instance(), begun))
			.processor(new FolderDigestProcessor(this.parts.folders(), instance()))
			.writer((chunk) -> chunk.forEach((page) -> this.parts.folders().save(instance(), page.folders())))
			.build();
	}

	/** Finds the groups of folders. */
	private Step folders(GroupPosition begun) {
		StepCounts<DuplicateCount> counts = counts();
		return this.steps
			.<DuplicateCount, FolderGroups, FolderGroups>step(FOLDERS, 1, counts,
					() -> report(() -> new Progress(FOLDERS, counts.get(DuplicateCount.FOLDERS), 0, 0, 0, "")))
			.reader(new EqualFolderReader(this.parts.folders(), instance(), begun.text()))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.folders().saveGroups(instance(), found.groups())))
			.build();
	}

	/** Forgets what was only needed meanwhile, and what was found earlier. */
	private Step finish() {
		return new StepBuilder(FINISH, this.parts.repository())
			.tasklet(new FinishTasklet(this.parts.groups(), this.parameters.subject(), instance()),
					this.parts.transactionManager())
			.listener(new StepStart(() -> this.control.enter(FINISH)))
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
