package dev.driveyard.jobs.validate;

import java.util.EnumMap;
import java.util.List;
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
		List.of(Count.values()).forEach((count) -> this.counts.put(count, new AtomicLong()));
	}

	/**
	 * What is counted. The names are stored and shown: never change them.
	 */
	enum Count {

		/** Entries compared with the disk: kind, size, time, permissions. */
		ENTRIES,
		/** Files read and compared with their hashes. */
		FILES,
		/** Their bytes. */
		BYTES,
		/** Of these, files that hold what they held. */
		VERIFIED,
		/** Files whose content was looked at for damage. */
		DECODED,
		/** Files that could not be compared: no hash of them is known. */
		NOT_HASHED,
		/** Entries not looked at: their disk is not there. */
		OFFLINE,
		/** Files that this run has not come to, for its limits. */
		LEFT_FILES,
		/** Their bytes. */
		LEFT_BYTES,
		/** Findings of this run. */
		CRITICAL,
		/** Findings of this run. */
		ERROR,
		/** Findings of this run. */
		WARNING,
		/** Findings of this run. */
		INFO,
		/** Findings that no run saw before. */
		NEW,
		/** Findings of earlier runs that are gone. */
		RESOLVED,
		/** Files that a repair is to restore. */
		PLANNED,
		/** Files restored. */
		RESTORED,
		/** Bytes restored. */
		RESTORED_BYTES,
		/** Files that are as they should be again, so that nothing was to be done. */
		ALREADY_RIGHT,
		/** Files that could not be restored. */
		NOT_RESTORED,
		/** Problems told of. */
		ISSUES;

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
