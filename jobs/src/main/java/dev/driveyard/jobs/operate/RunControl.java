package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * The line between a run and those who watch or stop it. A request to stop takes effect
 * between two chunks; until then the run counts as running.
 */
public final class RunControl implements StepInterruptionPolicy {

	private final BooleanSupplier wholeStopRequested;

	private final List<String> left = new CopyOnWriteArrayList<>();

	private volatile boolean stopRequested;

	private volatile Supplier<Progress> progress = () -> Progress.NONE;

	/** That of a run of its own. */
	public RunControl() {
		this.wholeStopRequested = () -> false;
	}

	/** That of a run that is a part of another, and stops with it. */
	RunControl(RunControl whole) {
		this.wholeStopRequested = whole::isStopRequested;
	}

	/**
	 * Asks the run to end at the next chunk boundary.
	 */
	public void requestStop() {
		this.stopRequested = true;
	}

	/**
	 * Whether somebody asked the run to end: for work that goes on for long within a
	 * chunk.
	 */
	public boolean isStopRequested() {
		return this.stopRequested || this.wholeStopRequested.getAsBoolean();
	}

	@Override
	public void checkInterrupted(StepExecution stepExecution) {
		if (isStopRequested()) {
			stepExecution.setTerminateOnly();
		}
	}

	/**
	 * Tells of something that did not react when the run was to end, and is left to
	 * itself.
	 * @param what it works on, for people
	 */
	public void leave(String what) {
		this.left.add(what);
	}

	/** What the run has left to itself. */
	List<String> left() {
		return this.left;
	}

	/**
	 * Where the run tells how far it is.
	 */
	public void reportProgress(Supplier<Progress> source) {
		this.progress = source;
	}

	/**
	 * Tells that the run has come to another step, of which no more is known.
	 */
	public void enter(String step) {
		Progress before = progress();
		reportProgress(() -> new Progress(step, before.done(), before.done(), before.bytes(), before.issues(), ""));
	}

	/**
	 * How far the run is.
	 */
	public Progress progress() {
		return this.progress.get();
	}

	/**
	 * How far a run is.
	 *
	 * @param step the step that it is in
	 * @param done entries handled
	 * @param total entries expected, 0 if unknown
	 * @param bytes bytes handled or seen
	 * @param totalBytes bytes expected, 0 if unknown or of no matter
	 * @param issues files that could not be handled
	 * @param current what it is at, encoded as a name is
	 */
	public record Progress(String step, long done, long total, long bytes, long totalBytes, long issues,
			String current) {

		/** Nothing is known yet. */
		public static final Progress NONE = new Progress("", 0, 0, 0, 0, "");

		/** Without a total of bytes. */
		public Progress(String step, long done, long total, long bytes, long issues, String current) {
			this(step, done, total, bytes, 0, issues, current);
		}

	}

}
