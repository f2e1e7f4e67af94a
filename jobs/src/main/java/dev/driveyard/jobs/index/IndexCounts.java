package dev.driveyard.jobs.index;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a run did, counted in entries. Always: seen = new + changed + moved + unchanged.
 * Kept in the execution contexts of the steps, so that it is as exact after a restart as
 * the catalogue is. Written by the step's thread, read by any.
 */
public final class IndexCounts {

	private static final String LEFT_OUT = "leftOut.";

	private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

	private final Map<String, Long> leftOut = new TreeMap<>();

	/**
	 * What is counted.
	 */
	public enum Count {

		/** Entries found, the root excepted. */
		SEEN(0),
		/** Not in the catalogue before. */
		NEW(1),
		/** Known, with another size, time, owner or mode. */
		CHANGED(2),
		/** Known, in another place. */
		MOVED(3),
		/** Gone. */
		REMOVED(4),
		/** As before. */
		UNCHANGED(5),
		/** Files and directories that could not be read. */
		ISSUES(6),
		/** Sizes of the regular files seen. */
		BYTES(7),
		/** Files whose content was found out. */
		HASHED(8),
		/** Their sizes. */
		HASHED_BYTES(9),
		/** Contents forgotten, since nothing refers to them. */
		PRUNED(10),
		/** Files of which it was found out what they are. */
		ANALYSED(11),
		/** Of these, those whose content is not what their name promises. */
		CONTRADICTING(12);

		private final String key = "count." + name();

		private final int index;

		Count(int index) {
			this.index = index;
		}

	}

	/**
	 * Adds to a count.
	 */
	public void add(Count count, long number) {
		this.counts.addAndGet(count.index, number);
	}

	/**
	 * Counts an entry that a rule left out.
	 */
	public synchronized void addLeftOut(String rule, long number) {
		this.leftOut.merge(rule, number, Long::sum);
	}

	/**
	 * Adds all of another's.
	 */
	public void addAll(IndexCounts other) {
		for (Count count : Count.values()) {
			add(count, other.get(count));
		}
		other.leftOut().forEach(this::addLeftOut);
	}

	/**
	 * One count.
	 */
	public long get(Count count) {
		return this.counts.get(count.index);
	}

	/**
	 * How many entries each rule left out.
	 */
	public synchronized Map<String, Long> leftOut() {
		return new TreeMap<>(this.leftOut);
	}

	/**
	 * Takes over what an execution context says.
	 */
	public synchronized void load(ExecutionContext context) {
		this.leftOut.clear();
		for (Count count : Count.values()) {
			this.counts.set(count.index, context.getLong(count.key, 0));
		}
		context.toMap().forEach((key, value) -> {
			if (key.startsWith(LEFT_OUT)) {
				addLeftOut(key.substring(LEFT_OUT.length()), ((Number) value).longValue());
			}
		});
	}

	/**
	 * Puts all into an execution context.
	 */
	public synchronized void save(ExecutionContext context) {
		for (Count count : Count.values()) {
			context.putLong(count.key, get(count));
		}
		this.leftOut.forEach((rule, number) -> context.putLong(LEFT_OUT + rule, number));
	}

}
