package dev.driveyard.jobs.delete;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a run has counted. Kept in the execution context of a step; used by several
 * threads.
 */
final class Counts {

	private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);

	Counts() {
		for (Count count : Count.values()) {
			this.counts.put(count, new AtomicLong());
		}
	}

	/**
	 * What is counted. The names are stored and shown: never change them.
	 */
	enum Count {

		/** Planned: all that are no directories. */
		FILES,
		/** Planned. */
		DIRECTORIES,
		/** Sizes of the planned regular files, each name counted. */
		BYTES,
		/** Planned files whose content no other file of the library holds. */
		LAST_COPIES,
		/** Planned files that hold something of which the library does not know what. */
		UNKNOWN_CONTENTS,
		/** Put into the trash: things that were asked for. */
		TRASHED,
		/** Gone for good. */
		REMOVED_FILES,
		/** Gone for good. */
		REMOVED_DIRECTORIES,
		/** Sizes of the regular files that are gone for good. */
		REMOVED_BYTES,
		/** Put back from the trash. */
		RESTORED,
		/** Removed from the trash for good. */
		EMPTIED,
		/** What was to go or to come back, and did not. */
		KEPT,
		/** Problems told of. */
		ISSUES,
		/** Planned regular files that are not empty. */
		WITH_CONTENT;

		private String key() {
			return "count." + name();
		}

	}

	void add(Count count, long number) {
		of(count).addAndGet(number);
	}

	void set(Count count, long number) {
		of(count).set(number);
	}

	long get(Count count) {
		return of(count).get();
	}

	private AtomicLong of(Count count) {
		return Objects.requireNonNull(this.counts.get(count));
	}

	/** Adds what an execution context says. */
	void add(ExecutionContext context) {
		for (Count count : Count.values()) {
			add(count, context.getLong(count.key(), 0));
		}
	}

	/** Takes over what an execution context says. */
	void load(ExecutionContext context) {
		for (Count count : Count.values()) {
			set(count, context.getLong(count.key(), 0));
		}
	}

	/** Puts all that is not 0 into an execution context. */
	void save(ExecutionContext context) {
		for (Count count : Count.values()) {
			if (get(count) != 0 || context.containsKey(count.key())) {
				context.putLong(count.key(), get(count));
			}
		}
	}

	/** Puts one count into a summary under its name. */
	void show(Count count, Map<String, Object> summary) {
		summary.put(count.name().toLowerCase(Locale.ROOT), get(count));
	}

}
