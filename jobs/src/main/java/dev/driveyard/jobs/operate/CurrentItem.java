package dev.driveyard.jobs.operate;

import java.util.function.Function;

import org.springframework.batch.core.listener.ItemProcessListener;

/**
 * Remembers what a step is at, for whoever watches it.
 *
 * @param <I> an item
 */
public final class CurrentItem<I> implements ItemProcessListener<I, Object> {

	private final Function<? super I, String> path;

	private volatile String current = "";

	/**
	 * A listener for one step.
	 * @param path what an item is about, for a person
	 */
	public CurrentItem(Function<? super I, String> path) {
		this.path = path;
	}

	@Override
	public void beforeProcess(I item) {
		this.current = this.path.apply(item);
	}

	/** What the step is at. */
	public String path() {
		return this.current;
	}

}
