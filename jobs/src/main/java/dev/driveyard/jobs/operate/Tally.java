package dev.driveyard.jobs.operate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a step has counted. Kept in its execution context under the names of what is
 * counted, so these never change. Used by several threads.
 *
 * @param <E> what is counted
 */
public final class Tally<E extends Enum<E>> implements Counts<Tally<E>> {

	private final Map<E, AtomicLong> counts;

	public Tally(Class<E> type) {
		this.counts = new EnumMap<>(type);
		Arrays.stream(type.getEnumConstants()).forEach((count) -> this.counts.put(count, new AtomicLong()));
	}

	/** Adds to a count. */
	public void add(E count, long number) {
		of(count).addAndGet(number);
	}

	@Override
	public void addAll(Tally<E> other) {
		other.counts.forEach((count, number) -> add(count, number.get()));
	}

	/** Sets a count. */
	public void set(E count, long number) {
		of(count).set(number);
	}

	/** One count. */
	public long get(E count) {
		return of(count).get();
	}

	private AtomicLong of(E count) {
		return Objects.requireNonNull(this.counts.get(count));
	}

	/** Adds what an execution context says. */
	public void add(ExecutionContext context) {
		this.counts.forEach((count, number) -> number.addAndGet(context.getLong(key(count), 0)));
	}

	@Override
	public void load(ExecutionContext context) {
		this.counts.forEach((count, number) -> number.set(context.getLong(key(count), 0)));
	}

	/** Puts in all that is not 0. */
	@Override
	public void save(ExecutionContext context) {
		this.counts.forEach((count, number) -> {
			if (number.get() != 0 || context.containsKey(key(count))) {
				context.putLong(key(count), number.get());
			}
		});
	}

	private static String key(Enum<?> count) {
		return "count." + count.name();
	}

}
