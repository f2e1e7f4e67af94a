package dev.driveyard.jobs.contents;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * The work with effects that ended runs of this process have left behind, since it did
 * not react: it is stuck in a call of the system, and ends when that returns. Until then
 * nobody may do the same again. Thread-safe.
 */
public final class LeftWork {

	private final IdentityHashMap<Object, Piece> pieces = new IdentityHashMap<>();

	/**
	 * Takes up a piece of work.
	 * @param key stands for it, as the object that it is
	 * @param instance of the run
	 * @param what it works on, for people
	 */
	public synchronized void add(Object key, long instance, String what) {
		this.pieces.put(key, new Piece(instance, what));
	}

	/** It has ended. */
	public synchronized void end(Object key) {
		this.pieces.remove(key);
	}

	/** What runs of an instance have left behind, in a stable order. */
	public synchronized List<String> of(long instance) {
		return this.pieces.values()
			.stream()
			.filter((piece) -> piece.instance() == instance)
			.map(Piece::what)
			.distinct()
			.sorted()
			.toList();
	}

	private record Piece(long instance, String what) {
	}

}
