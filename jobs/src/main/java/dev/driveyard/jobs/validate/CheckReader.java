package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the locations whose disks are not there, each once for all executions, and then,
 * where that is asked for, the directories of the others. For one thread.
 */
final class CheckReader implements ItemStreamReader<CheckItem> {

	/** With the id of a location: that it was told to be away. */
	private static final String TOLD = "check.told.";

	private final ScopePlaces places;

	private final @Nullable KnownDirectoryReader directories;

	/** Locations whose disks are not there, of which nothing was told yet. */
	private final List<ScopePlaces.Absent> absent = new ArrayList<>();

	private final List<ScopePlaces.Absent> told = new ArrayList<>();

	/**
	 * A reader.
	 * @param directories null where they are not asked for
	 */
	CheckReader(ScopePlaces places, @Nullable KnownDirectoryReader directories) {
		this.places = places;
		this.directories = directories;
	}

	@Override
	public void open(ExecutionContext context) {
		CheckScope scope = this.places.present(this.absent);
		this.absent.removeIf((location) -> context.containsKey(TOLD + location.location()));
		if (this.directories != null) {
			this.directories.begin(scope, context);
		}
	}

	@Override
	public @Nullable CheckItem read() {
		if (!this.absent.isEmpty()) {
			List<ScopePlaces.Absent> away = List.copyOf(this.absent);
			this.told.addAll(away);
			this.absent.clear();
			return new CheckItem.AbsentLocations(away);
		}
		return (this.directories != null) ? this.directories.read() : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CheckHistory.ALONE, 1);
		this.told.forEach((location) -> context.putLong(TOLD + location.location(), 1));
		if (this.directories != null) {
			this.directories.update(context);
		}
	}

	/** How far the step is. */
	Progress progress(String step, StepCounts<ValidateCount> counts) {
		return (this.directories != null) ? this.directories.progress(step, counts)
				: new Progress(step, 0, 0, 0, counts.get(ValidateCount.ISSUES), "");
	}

	@Override
	public void close() {
		if (this.directories != null) {
			this.directories.close();
		}
	}

}
