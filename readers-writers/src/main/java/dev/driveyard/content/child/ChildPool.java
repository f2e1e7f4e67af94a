package dev.driveyard.content.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.content.containment.MemoryRoom;

/**
 * Several children for several threads. A child is started when as many files are read at
 * once.
 *
 * @param <C> what has a child
 */
public final class ChildPool<C> implements AutoCloseable {

	private final List<C> all;

	private final BlockingDeque<C> idle = new LinkedBlockingDeque<>();

	private final Consumer<? super C> end;

	/**
	 * A pool.
	 * @param children how many are at work at once, at least 1, if there is memory for so
	 * many
	 * @param megabytes that one may take
	 * @param maker of what has a child
	 * @param end ends a child
	 */
	public ChildPool(int children, int megabytes, Supplier<C> maker, Consumer<? super C> end) {
		if (children < 1) {
			throw new IllegalArgumentException("at least one file must be read at a time, not " + children);
		}
		this.all = Stream.generate(maker).limit(MemoryRoom.HERE.children(children, megabytes)).toList();
		this.idle.addAll(this.all);
		this.end = end;
	}

	/**
	 * Has a child do something; waits for one to be free.
	 */
	public <R> R use(Work<C, R> work) throws IOException {
		C child = take();
		try {
			return work.with(child);
		}
		finally {
			this.idle.addFirst(child);
		}
	}

	private C take() throws InterruptedIOException {
		try {
			return this.idle.takeFirst();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while all children were at work");
		}
	}

	/**
	 * Ends all children. None may be at work at the time.
	 */
	@Override
	public void close() {
		this.all.forEach(this.end);
	}

	/**
	 * What a child is to do.
	 *
	 * @param <C> what has a child
	 * @param <R> what comes of it
	 */
	@FunctionalInterface
	public interface Work<C, R> {

		/** Does it. */
		R with(C child) throws IOException;

	}

}
