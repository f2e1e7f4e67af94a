package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.NoCount;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.util.function.SingletonSupplier;

/**
 * The steps that bring what a run changed on disk, as its journal tells, into the
 * catalogue. What is in no location costs nothing. They run in each execution of an
 * instance and can be repeated.
 */
public final class Upkeep {

	/** Gives what was moved its new place. */
	public static final String RELOCATE = "relocate";

	/** Compares the directories that were changed with the catalogue. */
	public static final String REFRESH = "refresh";

	/** Counts files with several names once in each directory above them. */
	public static final String LINKS = "links";

	/** Sums sizes upwards. */
	public static final String AGGREGATE = "aggregate";

	/** In the order they run. */
	public static final List<String> STEPS = List.of(RELOCATE, REFRESH, LINKS, AGGREGATE);

	private final UpkeepParts parts;

	Upkeep(UpkeepParts parts) {
		this.parts = parts;
	}

	/**
	 * The steps for one execution.
	 * @param instance whose journal tells what changed
	 * @param control of the execution
	 */
	public List<Step> steps(long instance, RunControl control) {
		Supplier<List<Long>> locations = SingletonSupplier.of(() -> locations(instance));
		return List.of(relocate(instance, control), refresh(instance, control),
				this.parts.totals().links(LINKS, locations, control),
				this.parts.totals().aggregate(AGGREGATE, locations, control));
	}

	private Step relocate(long instance, RunControl control) {
		return step(RELOCATE, new MovedReader(this.parts, instance),
				new RelocateProcessor(this.parts.readDataSource(), this.parts.locations(), this.parts.volumes().here()),
				new RelocationWriter(this.parts.catalogue(), this.parts.lostAndFound()), control);
	}

	private Step refresh(long instance, RunControl control) {
		return step(REFRESH, new RefreshReader(this.parts, instance), new RefreshProcessor(this.parts),
				new RefreshWriter(this.parts.catalogue(), this.parts.contents(), this.parts.lostAndFound()), control);
	}

	private <I, O extends Counted<NoCount>> Step step(String name, ItemReader<I> reader, ItemProcessor<I, O> processor,
			ItemWriter<O> writer, RunControl control) {
		return new CountedSteps(this.parts.repository(), this.parts.transactionManager(), this.parts.commitInterval(),
				control)
			.<NoCount, I, O>step(name, 1, StepCounts.ofExecution(NoCount.class), () -> control.enter(name))
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.allowStartIfComplete(true)
			.build();
	}

	/** The locations in which the run may have changed something. */
	private List<Long> locations(long instance) {
		List<Location> all = this.parts.locations().on(this.parts.volumes().here());
		if (all.isEmpty()) {
			return List.of();
		}
		List<String> roots = this.parts.changes(instance).roots();
		return all.stream()
			.filter((location) -> roots.stream().anyMatch((path) -> EncodedPaths.isWithin(path, location.root())))
			.map(Location::id)
			.toList();
	}

}
