package dev.driveyard.jobs.delete.removal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.contents.PrefetchedWork;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.job.JobExecution;

/**
 * The removal of the planned files of directories as work ahead of the step. What was
 * removed without being recorded is found gone later.
 *
 * @param longestEnd of one file: between files it ends at once
 * @param erasure how a file goes
 * @param check asked where something is missing
 * @param control told of what does not react
 */
record RemovalWork(Backend volume, RemovalJournal removals, LeftWork left, Duration longestEnd, Erasure erasure,
		SourceCheck check, JobExecution run, RunControl control) implements PrefetchedWork<Unit, UnitResult> {

	@Override
	public String name() {
		return "remove";
	}

	@Override
	public Worker<Unit, UnitResult> worker(BooleanSupplier stopped) {
		UnitRemoval removal = new UnitRemoval(this.volume, this.removals, this.erasure, this.check, stopped);
		return (unit, done) -> done.accept(removal.remove(unit));
	}

	@Override
	public int amount(UnitResult result) {
		return (int) Math.min(Integer.MAX_VALUE, 1 + result.files());
	}

	@Override
	public void leave(Unit unit) {
		String path = EncodedName.display(unit.path());
		this.left.add(unit, this.run, path);
		this.control.leave(path);
	}

	@Override
	public void returned(Unit unit) {
		this.left.end(unit);
	}

}
