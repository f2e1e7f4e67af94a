package dev.driveyard.jobs.copy;

import java.util.IdentityHashMap;
import java.util.function.Supplier;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunControl;
import org.springframework.batch.core.job.JobExecution;

/**
 * The slices of a run that are worked on, and those of them that were left to themselves
 * since they did not react when the run was to end. Thread-safe.
 */
final class SlicesAtWork {

	private final LeftWork left;

	private final JobExecution run;

	private final RunControl control;

	/** What of each is worked on. */
	private final IdentityHashMap<Slice, Supplier<String>> paths = new IdentityHashMap<>();

	private volatile boolean abandoned;

	/**
	 * @param control told of what is left
	 */
	SlicesAtWork(LeftWork left, JobExecution run, RunControl control) {
		this.left = left;
		this.run = run;
		this.control = control;
	}

	/**
	 * A slice is worked on.
	 * @param path says what of it, encoded
	 */
	synchronized void begin(Slice slice, Supplier<String> path) {
		this.paths.put(slice, path);
	}

	synchronized void end(Slice slice) {
		this.paths.remove(slice);
	}

	/** Nobody waits for it any more. */
	synchronized void leave(Slice slice) {
		this.abandoned = true;
		String path = EncodedName.display(this.paths.getOrDefault(slice, slice::source).get());
		this.left.add(slice, this.run, path);
		this.control.leave(path);
	}

	/** It was left, and has ended. */
	void returned(Slice slice) {
		this.left.end(slice);
	}

	/**
	 * Whether the run has ended without waiting: then nothing is begun any more, and
	 * nothing is put in its place.
	 */
	boolean abandoned() {
		return this.abandoned;
	}

}
