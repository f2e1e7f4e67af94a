package dev.driveyard.jobs.contents;

import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads pages of what has numbers, by these; a page is one item. Keeps the last number
 * and goes on strictly after it. For one thread.
 *
 * @param <T> what is read
 */
public final class KeyedPageReader<T> implements ItemStreamReader<List<T>> {

	private final String name;

	private final Pages<T> pages;

	private final ToLongFunction<? super T> key;

	private final long begun;

	private long after;

	/**
	 * A reader.
	 * @param name under which it keeps the last number
	 * @param key the number of one
	 */
	public KeyedPageReader(String name, Pages<T> pages, ToLongFunction<? super T> key) {
		this(name, pages, key, 0);
	}

	/**
	 * A reader that begins later.
	 * @param name under which it keeps the last number
	 * @param key the number of one
	 * @param begun the number after which it begins
	 */
	public KeyedPageReader(String name, Pages<T> pages, ToLongFunction<? super T> key, long begun) {
		this.name = name;
		this.pages = pages;
		this.key = key;
		this.begun = begun;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.getLong(this.name, this.begun);
	}

	@Override
	public @Nullable List<T> read() {
		List<T> page = this.pages.after(this.after);
		if (page.isEmpty()) {
			return null;
		}
		this.after = this.key.applyAsLong(page.get(page.size() - 1));
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(this.name, this.after);
	}

	/**
	 * Has what is read.
	 *
	 * @param <T> what is read
	 */
	@FunctionalInterface
	public interface Pages<T> {

		/** Some that follow a number, by number; none where there are no more. */
		List<T> after(long key);

	}

}
