package dev.driveyard.jobs.operate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;

/**
 * The work with effects that ended runs of this process have left behind, since it did
 * not react: it is stuck in a call of the system, and ends when that returns. Until then
 * nobody may do the same again, or work on what the run claimed. Thread-safe.
 */
public final class LeftWork {

	private final IdentityHashMap<Object, Piece> pieces = new IdentityHashMap<>();

	/** What is to be done once nothing of a run is left, by its id. */
	private final Map<Long, Runnable> afterwards = new HashMap<>();

	/**
	 * Takes up a piece of work.
	 * @param key stands for it, as the object that it is
	 * @param run that it was done for
	 * @param what it works on, for people
	 */
	public synchronized void add(Object key, JobExecution run, String what) {
		this.pieces.put(key, new Piece(run.getId(), run.getJobInstance().getInstanceId(), what));
	}

	/** It has ended. */
	public void end(Object key) {
		Runnable then = remove(key);
		if (then != null) {
			then.run();
		}
	}

	private synchronized @Nullable Runnable remove(Object key) {
		Piece ended = this.pieces.remove(key);
		return (ended == null || isLeft(ended.run())) ? null : this.afterwards.remove(ended.run());
	}

	/**
	 * Does something once nothing of a run is left any more: at once if nothing is.
	 * @return whether that is later
	 */
	boolean afterwards(long run, Runnable then) {
		synchronized (this) {
			if (isLeft(run)) {
				this.afterwards.put(run, then);
				return true;
			}
		}
		then.run();
		return false;
	}

	/** Whether something of a run is left. */
	synchronized boolean isLeft(long run) {
		return this.pieces.values().stream().anyMatch((piece) -> piece.run() == run);
	}

	/** Whether something is left of a run, which is one of an instance. */
	synchronized boolean isLeft(long run, long instance) {
		return this.pieces.values().stream().anyMatch((piece) -> piece.run() == run && piece.instance() == instance);
	}

	/** What runs of an instance have left behind, in a stable order. */
	public List<String> of(long instance) {
		return what((piece) -> piece.instance() == instance);
	}

	/** What a run has left behind, in a stable order. */
	List<String> ofRun(long run) {
		return what((piece) -> piece.run() == run);
	}

	private synchronized List<String> what(Predicate<Piece> which) {
		return this.pieces.values().stream().filter(which).map(Piece::what).distinct().sorted().toList();
	}

	private record Piece(long run, long instance, String what) {
	}

}
