package dev.driveyard.jobs.copy;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.jobs.operate.Counts;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a step counted, kept in its execution context. Thread-safe.
 */
final class CopyCounts implements Counts<CopyCounts> {

	private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);

	CopyCounts() {
		for (Count count : Count.values()) {
			this.counts.put(count, new AtomicLong());
		}
	}

	private AtomicLong number(Count count) {
		return Objects.requireNonNull(this.counts.get(count));
	}

	void set(Count count, long number) {
		number(count).set(number);
	}

	void add(Count count, long number) {
		number(count).addAndGet(number);
	}

	long get(Count count) {
		return number(count).get();
	}

	@Override
	public void addAll(CopyCounts other) {
		for (Count count : Count.values()) {
			add(count, other.get(count));
		}
	}

	@Override
	public void load(ExecutionContext context) {
		for (Count count : Count.values()) {
			number(count).set(context.getLong(count.key(), 0));
		}
	}

	@Override
	public void save(ExecutionContext context) {
		for (Count count : Count.values()) {
			context.putLong(count.key(), get(count));
		}
	}

	/**
	 * What is counted. The names are stored and shown: never change them.
	 */
	enum Count {

		/** Files, links and special files that are where they were to go. */
		FILES,
		/** Directories made or moved. */
		DIRECTORIES,
		/** Sizes of the files copied or moved. */
		BYTES,
		/** Files that were not wanted because of what the target has. */
		SKIPPED,
		/** Files that replaced something. */
		REPLACED,
		/** Further names of files. */
		LINKED,
		/** Files of which something beside their bytes could not be kept. */
		NOT_KEPT,
		/** Files and directories that could not be copied or moved. */
		FAILED;

		String key() {
			return "count." + word();
		}

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
