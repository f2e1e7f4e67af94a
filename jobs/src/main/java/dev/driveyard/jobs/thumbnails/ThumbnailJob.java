package dev.driveyard.jobs.thumbnails;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.sidecars.PictureContent;
import dev.driveyard.catalogue.sidecars.PictureSelection;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.KeyedPageReader;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.PrefetchLimits;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.RenderedFiles;
import dev.driveyard.jobs.folders.IndexStep;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import dev.driveyard.picture.RenderVersion;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.util.function.SingletonSupplier;

/**
 * The flow of one execution of the job that makes thumbnails, from top to bottom.
 */
final class ThumbnailJob {

	static final String REFRESH = "refresh";

	static final String DISCOVER = "discover";

	static final String RENDER = "render";

	static final String CLEAN_UP = "clean-up";

	/** In the order they run. */
	static final List<String> STEPS = List.of(REFRESH, DISCOVER, RENDER, CLEAN_UP);

	/** Contents that are one item. */
	private static final int CONTENTS = 2000;

	private static final String CONTENT = "discover.content";

	/** Portions of the sidecars in one chunk. */
	private static final int PORTIONS = 16;

	/** What waits to be written has its pictures in memory. */
	private static final int MOST_AHEAD = 500;

	private static final long MOST_BYTES_AHEAD = 256L << 20;

	private static final int MOST_AT_ONCE = 250;

	/** What is tried again, and found again, by each execution. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final ThumbnailParts parts;

	private final ThumbnailParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final CountedSteps steps;

	ThumbnailJob(ThumbnailParts parts, JobExecution execution, RunControl control) {
		this.parts = parts;
		this.parameters = ThumbnailParameters.of(execution);
		this.execution = execution;
		this.control = control;
		this.steps = new CountedSteps(parts.repository(), parts.transactionManager(), parts.commitInterval(), control);
	}

	Job job() {
		JobBuilder builder = new JobBuilder(ThumbnailRequest.JOB, this.parts.repository());
		SimpleJobBuilder flow = this.parameters.asked().refresh() ? builder.start(refresh()).next(discover())
				: builder.start(discover());
		return flow.next(render()).next(cleanUp()).build();
	}

	/** Brings the index of the folders up to date: what their files are and hold. */
	private Step refresh() {
		IndexStep<ThumbnailCount> step = IndexStep.of(REFRESH, this.parts.repository(), this.parts.operator(), "deep",
				this.parts.places(), this.parameters.scope(), ThumbnailCount.REFRESHED, ThumbnailCount.OFFLINE,
				counts(), this.control);
		step.registerStepExecutionListener(new StepStart(() -> report(() -> new Progress(REFRESH, 0, 0, 0, 0, ""))));
		return step;
	}

	/** Looks which contents have what they are to have, and forgets what is not there. */
	private Step discover() {
		StepCounts<ThumbnailCount> counts = counts();
		SingletonSupplier<PictureSelection> selection = SingletonSupplier.of(this::selection);
		return this.steps
			.<ThumbnailCount, List<PictureContent>, DiscoveredContents>step(DISCOVER, 1, counts,
					() -> begin(() -> new Progress(DISCOVER, counts.get(ThumbnailCount.CONTENTS), 0, 0, 0, "")))
			.reader(new KeyedPageReader<>(CONTENT,
					(after) -> this.parts.contents().page(this.parameters.scope(), selection.obtain(), after, CONTENTS),
					PictureContent::id))
			.processor(new PresenceProcessor(this.parts.folder()))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.sidecars().remove(found.lost())))
			.build();
	}

	/** Renders each content that lacks something, once for all that it lacks. */
	private Step render() {
		StepCounts<ThumbnailCount> counts = counts();
		PicturesToRender pictures = new PicturesToRender(this.parts, this.parameters);
		PendingFileReader reader = new PendingFileReader(() -> pictures.locations(selection()), prefetching(),
				limits());
		return this.steps
			.<ThumbnailCount, FileReadings, RenderedContents>step(RENDER, 1, counts,
					() -> begin(() -> reader.progress(RENDER, counts.get(ThumbnailCount.ISSUES))))
			.reader(reader)
			.processor(new RenderedProcessor(new RenderedFiles(this.parts.volumes(), this.parts.locations(),
					this.parts.contents(), this.parts.clock()), this.parameters.asked().parsedVariants()))
			.writer(new SidecarWriter(this.parts.folder(), this.parts.sidecars(), this.parts.runs(),
					this.execution.getId()))
			.listener(new StepStart(() -> counts.counts()
				.add(ThumbnailCount.ISSUES, -this.parts.runs().forgetIssues(instance(), FILE_ISSUES))))
			.build();
	}

	/**
	 * Removes sidecars whose content is gone, files without a row and rows without a
	 * file.
	 */
	private Step cleanUp() {
		StepCounts<ThumbnailCount> counts = counts();
		return this.steps
			.<ThumbnailCount, Integer, UnneededSidecars>step(CLEAN_UP, PORTIONS, counts, this::beginCleanUp)
			.reader(new FirstByteReader())
			.processor(new CleanUpProcessor(this.parts.folder(), this.parts.sidecars()))
			.writer(new CleanUpWriter(this.parts.folder(), this.parts.sidecars(), counts.counts()))
			.build();
	}

	private PictureSelection selection() {
		return this.parameters.selection(PictureTypes.of(this.parts.contents()), RenderVersion.current());
	}

	private StepCounts<ThumbnailCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), ThumbnailCount.class);
	}

	private Prefetching prefetching() {
		return new Prefetching(this.parts.readExecutor(), this.parameters.asked().renderers(),
				this.control::isStopRequested);
	}

	private PrefetchLimits limits() {
		return new PrefetchLimits(this.parameters.asked().renderers(), MOST_AHEAD, MOST_BYTES_AHEAD, MOST_AT_ONCE,
				Duration.ofSeconds(1));
	}

	/**
	 * Once the index is up to date the folders are free for others: what is decoded is
	 * proved to be what the catalogue says, and no file of theirs is changed. Each step
	 * does it, since an execution may begin with any.
	 */
	private void begin(Supplier<Progress> progress) {
		this.parts.claims().releaseFiles(this.execution.getId());
		report(progress);
	}

	private void beginCleanUp() {
		this.parts.claims().releaseFiles(this.execution.getId());
		this.control.enter(CLEAN_UP);
	}

	private void report(Supplier<Progress> progress) {
		this.control.reportProgress(progress);
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
