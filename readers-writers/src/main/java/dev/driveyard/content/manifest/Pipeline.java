package dev.driveyard.content.manifest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does work with several threads and gives the results in the order in which it came.
 * Only some of it waits in memory. For one thread.
 *
 * @param <R> a result
 */
final class Pipeline<R> implements AutoCloseable {

	private static final int AHEAD = 512;

	private final ExecutorService workers;

	private final Consumer<R> results;

	private final Deque<Future<R>> running = new ArrayDeque<>();

	Pipeline(int threads, Consumer<R> results) {
		this.workers = Executors.newFixedThreadPool(threads, (task) -> {
			Thread thread = new Thread(task, "manifest");
			thread.setDaemon(true);
			return thread;
		});
		this.results = results;
	}

	void add(Callable<R> work) {
		this.running.add(this.workers.submit(work));
		if (this.running.size() >= AHEAD) {
			take();
		}
	}

	/** Waits for all. */
	void finish() {
		while (!this.running.isEmpty()) {
			take();
		}
	}

	private void take() {
		try {
			this.results.accept(this.running.remove().get());
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.workers.shutdownNow();
	}

}
