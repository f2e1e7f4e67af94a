package dev.driveyard.jobs.delete.removal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.driveyard.jobs.contents.PrefetchedWork;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.MountedLocations;

/**
 * The removal of the planned files of directories as work ahead of the step. What was
 * removed without being recorded is found gone later.
 *
 * @param erasure how a file goes
 * @param locations asked where something is missing
 */
record RemovalWork(DeleteParts parts, Erasure erasure,
		MountedLocations locations) implements PrefetchedWork<Unit, UnitResult> {

	@Override
	public String name() {
		return "remove";
	}

	@Override
	public Worker<Unit, UnitResult> worker(BooleanSupplier stopped) {
		UnitRemoval removal = new UnitRemoval(this.parts.volume(), this.parts.removals(), this.erasure, this.locations,
				stopped);
		return (unit, done) -> done.accept(removal.remove(unit));
	}

	@Override
	public int amount(UnitResult result) {
		return (int) Math.min(Integer.MAX_VALUE, 1 + result.files());
	}

	/** Of one file: between files it ends at once. */
	@Override
	public Duration longestEnd() {
		return this.parts.limits().stop();
	}

}
