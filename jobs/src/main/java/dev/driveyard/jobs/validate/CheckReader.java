package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what the checks of a run look at, one check after the other: all that is there.
 * First come the locations whose disks are not, each once. A restart begins with the
 * first check again, which knows what it has done: a disk that was mounted meanwhile is
 * not left out. For one thread.
 */
final class CheckReader implements ItemStreamReader<CheckItem> {

	/** With the id of a location: that it was told to be away. */
	private static final String TOLD = "check.told.";

	private final ScopePlaces places;

	private final StepCounts<ValidateCount> counts;

	private final PartFactory factory;

	private final List<Check> checks;

	private final List<CheckPart> parts = new ArrayList<>();

	private int at;

	private volatile @Nullable CheckPart current;

	/** Locations whose disks are not there, of which nothing was told yet. */
	private final List<ScopePlaces.Absent> absent = new ArrayList<>();

	private final List<ScopePlaces.Absent> told = new ArrayList<>();

	/**
	 * A reader.
	 * @param counts opened before it
	 */
	CheckReader(ScopePlaces places, List<Check> checks, StepCounts<ValidateCount> counts, PartFactory factory) {
		this.places = places;
		this.checks = checks;
		this.counts = counts;
		this.factory = factory;
	}

	@Override
	public void open(ExecutionContext context) {
		CheckScope scope = this.places.present(this.absent);
		this.absent.removeIf((location) -> context.containsKey(TOLD + location.location()));
		for (Check check : this.checks) {
			CheckPart part = this.factory.make(check, scope);
			part.open(context);
			this.parts.add(part);
		}
	}

	@Override
	public @Nullable CheckItem read() throws Exception {
		if (!this.absent.isEmpty()) {
			List<ScopePlaces.Absent> away = List.copyOf(this.absent);
			this.told.addAll(away);
			this.absent.clear();
			return new CheckItem.AbsentLocations(away);
		}
		while (this.at < this.parts.size()) {
			CheckPart part = this.parts.get(this.at);
			this.current = part;
			CheckItem item = part.read();
			if (item != null) {
				return item;
			}
			part.close();
			this.at++;
		}
		return null;
	}

	@Override
	public void update(ExecutionContext context) {
		this.told.forEach((location) -> context.putLong(TOLD + location.location(), 1));
		this.parts.forEach((part) -> part.update(context));
	}

	/**
	 * Counts what is known only at the end.
	 * @param all whether all that was read was marked as done
	 */
	void sum(boolean all, Tally<ValidateCount> sums) {
		this.parts.forEach((part) -> part.sum(all, sums));
	}

	/** How far the step is. */
	Progress progress(String step) {
		CheckPart part = this.current;
		return (part != null) ? part.progress(step, this.counts)
				: new Progress(step, 0, 0, 0, this.counts.get(ValidateCount.ISSUES), "");
	}

	@Override
	public void close() {
		this.parts.forEach(CheckPart::close);
	}

	/**
	 * Makes the readers of checks.
	 */
	@FunctionalInterface
	interface PartFactory {

		CheckPart make(Check check, CheckScope scope);

	}

}
