package dev.driveyard.jobs.operate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a step has counted. Kept in its execution context under the names of what is
 * counted, so these never change. Used by several threads.
 *
 * @param <E> what is counted
 */
public final class Tally<E extends Enum<E>> {

	private final Map<E, AtomicLong> counts;

	/** What is counted by name, under its key. */
	private final Map<String, Long> named = new ConcurrentHashMap<>(0);

	public Tally(Class<E> type) {
		this.counts = new EnumMap<>(type);
		Arrays.stream(type.getEnumConstants()).forEach((count) -> this.counts.put(count, new AtomicLong()));
	}

	/** Adds to a count. */
	public void add(E count, long number) {
		of(count).addAndGet(number);
	}

	/** Adds to a count that is kept for each of some names. */
	public void add(E count, String name, long number) {
		this.named.merge(prefix(count) + name, number, Long::sum);
	}

	/** Adds what others have counted. */
	public void addAll(Tally<E> other) {
		other.counts.forEach((count, number) -> add(count, number.get()));
		other.named.forEach((key, number) -> this.named.merge(key, number, Long::sum));
	}

	/** Sets a count. */
	public void set(E count, long number) {
		of(count).set(number);
	}

	/** One count. */
	public long get(E count) {
		return of(count).get();
	}

	/** A count that is kept for each of some names. */
	public SortedMap<String, Long> named(E count) {
		String prefix = prefix(count);
		SortedMap<String, Long> names = new TreeMap<>();
		this.named.forEach((key, number) -> {
			if (key.startsWith(prefix)) {
				names.put(key.substring(prefix.length()), number);
			}
		});
		return names;
	}

	private AtomicLong of(E count) {
		return Objects.requireNonNull(this.counts.get(count));
	}

	/** Adds what an execution context says. */
	public void add(ExecutionContext context) {
		this.counts.forEach((count, number) -> {
			number.addAndGet(context.getLong(key(count), 0));
			context.entrySet().forEach((entry) -> {
				if (entry.getKey().startsWith(prefix(count))) {
					this.named.merge(entry.getKey(), ((Number) entry.getValue()).longValue(), Long::sum);
				}
			});
		});
	}

	/** Takes over what an execution context says. */
	public void load(ExecutionContext context) {
		this.counts.values().forEach((number) -> number.set(0));
		this.named.clear();
		add(context);
	}

	/** Puts in all that is not 0. */
	public void save(ExecutionContext context) {
		this.counts.forEach((count, number) -> {
			if (number.get() != 0 || context.containsKey(key(count))) {
				context.putLong(key(count), number.get());
			}
		});
		this.named.forEach(context::putLong);
	}

	private static String prefix(Enum<?> count) {
		return key(count) + ".";
	}

	private static String key(Enum<?> count) {
		return (count instanceof CountKey stored) ? stored.key() : "count." + count.name();
	}

}
