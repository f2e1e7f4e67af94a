package dev.driveyard.jobs.duplicates;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.duplicates.RankedPicture;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.KeyedPageReader;
import dev.driveyard.jobs.contents.PendingFileReader;
import dev.driveyard.jobs.contents.PrefetchLimits;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.RenderedFiles;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;

/**
 * The steps that find pictures which look alike, in the order they run.
 */
final class SimilarSteps {

	static final String LOOK = "look";

	static final String RANK = "rank";

	static final String MATCH = "match";

	static final String PICTURES = "pictures";

	/** Pictures are small here: what waits to be written is little. */
	private static final int MOST_AHEAD = 2000;

	/** Pictures that are one item. */
	private static final int PAGE = 200;

	private static final String PLACE = "match.place";

	private static final String BEST = "pictures.best";

	private static final long MOST_BYTES_AHEAD = 256L << 20;

	private static final int MOST_AT_ONCE = 500;

	/** What is tried again, and found again, by each execution. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private final JobExecution execution;

	private final RunControl control;

	private final CountedSteps steps;

	SimilarSteps(DuplicateParts parts, DuplicateParameters parameters, JobExecution execution, RunControl control,
			CountedSteps steps) {
		this.parts = parts;
		this.parameters = parameters;
		this.execution = execution;
		this.control = control;
		this.steps = steps;
	}

	/** Looks at each picture of which it is not known how it looks. */
	Step look() {
		StepCounts<DuplicateCount> counts = counts();
		PicturesToLookAt pictures = new PicturesToLookAt(this.parts, this.parameters);
		int threads = PicturesToLookAt.renderers(this.parameters);
		PendingFileReader reader = new PendingFileReader(pictures::locations,
				new Prefetching(this.parts.readExecutor(), threads, this.control::isStopRequested),
				new PrefetchLimits(threads, MOST_AHEAD, MOST_BYTES_AHEAD, MOST_AT_ONCE, Duration.ofSeconds(1)));
		return this.steps
			.<DuplicateCount, FileReadings, LookedPictures>step(LOOK, 1, counts,
					() -> this.control.reportProgress(() -> reader.progress(LOOK, counts.get(DuplicateCount.ISSUES))))
			.reader(reader)
			.processor(new LookProcessor(new RenderedFiles(this.parts.volumes(), this.parts.locations(),
					this.parts.similar().contents(), this.parts.clock())))
			.writer((chunk) -> chunk.forEach(this::write))
			.listener(new StepStart(() -> counts.counts()
				.add(DuplicateCount.ISSUES, -this.parts.runs().forgetIssues(instance(), FILE_ISSUES))))
			.build();
	}

	private void write(LookedPictures found) {
		this.parts.similar().sidecars().saveLooks(found.looks());
		this.parts.similar().sidecars().saveUnrendered(found.found().unrendered());
		this.parts.runs().addIssues(this.execution.getId(), found.found().issues());
	}

	/** Puts all pictures in order, the best first. */
	Step rank() {
		return this.steps.<DuplicateCount, Long, PictureCounts>step(RANK, 1, counts(), () -> this.control.enter(RANK))
			.reader(new OnceReader(instance()))
			.processor(new RankProcessor(this.parts.similar().contents(), this.parts.similar().unseen(),
					this.parameters.selection()))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.similar()
				.pictures()
				.rank(instance(), this.parameters.selection(), found.types())))
			.build();
	}

	/** Gives to each the later ones that look like it. */
	Step match() {
		StepCounts<DuplicateCount> counts = counts();
		return this.steps
			.<DuplicateCount, List<RankedPicture>, MatchedPictures>step(MATCH, 1, counts,
					() -> this.control
						.reportProgress(() -> new Progress(MATCH, counts.get(DuplicateCount.PICTURES), 0, 0, 0, "")))
			.reader(new KeyedPageReader<>(PLACE,
					(after) -> this.parts.similar().pictures().page(instance(), after, PAGE), RankedPicture::place))
			.processor(new MatchProcessor(this.parts.similar().pictures(), instance(), this.parameters.threshold(),
					this.control::isStopRequested))
			.writer((chunk) -> chunk
				.forEach((found) -> this.parts.similar().pictures().save(instance(), found.alike())))
			.build();
	}

	/** Stores the groups. */
	Step pictures() {
		StepCounts<DuplicateCount> counts = counts();
		return this.steps.<DuplicateCount, List<Long>, PictureGroups>step(PICTURES, 1, counts,
				() -> this.control.reportProgress(() -> new Progress(PICTURES,
						counts.get(DuplicateCount.SIMILAR_GROUPS), 0, counts.get(DuplicateCount.WASTED_BYTES), 0, "")))
			.reader(new KeyedPageReader<>(BEST, (after) -> this.parts.similar().groups().bests(instance(), after, PAGE),
					Long::longValue))
			.processor(
					new PictureGroupProcessor(this.parts.similar().groups(), this.parameters.selection(), instance()))
			.writer((chunk) -> chunk.forEach((found) -> this.parts.similar().groups().save(instance(), found.groups())))
			.build();
	}

	private StepCounts<DuplicateCount> counts() {
		return StepCounts.ofInstance(this.parts.repository(), DuplicateCount.class);
	}

	private long instance() {
		return this.execution.getJobInstance().getInstanceId();
	}

}
