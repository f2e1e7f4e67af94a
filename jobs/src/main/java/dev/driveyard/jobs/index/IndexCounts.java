package dev.driveyard.jobs.index;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a run did, counted in entries. Always: seen = new + changed + moved + unchanged.
 * Kept in the execution contexts of the steps, so that it is as exact after a restart as
 * the catalogue is. Written by the step's thread, read by any.
 */
public final class IndexCounts {

	private static final String LEFT_OUT = "leftOut.";

	private final Map<Count, Long> counts = new EnumMap<>(Count.class);

	private final Map<String, Long> leftOut = new TreeMap<>();

	/**
	 * What is counted.
	 */
	public enum Count {

		/** Entries found, the root excepted. */
		SEEN,
		/** Not in the catalogue before. */
		NEW,
		/** Known, with another size, time, owner or mode. */
		CHANGED,
		/** Known, in another place. */
		MOVED,
		/** Gone. */
		REMOVED,
		/** As before. */
		UNCHANGED,
		/** Files and directories that could not be read. */
		ISSUES,
		/** Sizes of the regular files seen. */
		BYTES;

		private final String key = "count." + name();

	}

	/**
	 * Adds to a count.
	 */
	public synchronized void add(Count count, long number) {
		if (number != 0) {
			this.counts.merge(count, number, Long::sum);
		}
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
	public synchronized void addAll(IndexCounts other) {
		synchronized (other) {
			other.counts.forEach(this::add);
			other.leftOut.forEach(this::addLeftOut);
		}
	}

	/**
	 * One count.
	 */
	public synchronized long get(Count count) {
		return this.counts.getOrDefault(count, 0L);
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
		this.counts.clear();
		this.leftOut.clear();
		for (Count count : Count.values()) {
			add(count, context.getLong(count.key, 0));
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
		this.counts.forEach((count, number) -> context.putLong(count.key, number));
		this.leftOut.forEach((rule, number) -> context.putLong(LEFT_OUT + rule, number));
	}

}
