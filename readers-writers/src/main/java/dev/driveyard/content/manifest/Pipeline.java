package dev.driveyard.content.manifest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does work with several threads and gives the results in the order in which it came.
 * Works that come one after the other are done one after the other by one thread. Only
 * some of it waits in memory. For one thread.
 *
 * @param <R> a result
 */
final class Pipeline<R> implements AutoCloseable {

	private static final int TOGETHER = 16;

	private static final int AHEAD = 64;

	private final ExecutorService workers;

	private final Consumer<R> results;

	private final Deque<Future<List<R>>> running = new ArrayDeque<>();

	private List<Callable<R>> next = new ArrayList<>();

	Pipeline(int threads, Consumer<R> results) {
		this.workers = Executors.newFixedThreadPool(threads, (task) -> {
			Thread thread = new Thread(task, "manifest");
			thread.setDaemon(true);
			return thread;
		});
		this.results = results;
	}

	void add(Callable<R> work) {
		this.next.add(work);
		if (this.next.size() == TOGETHER) {
			submit();
		}
		if (this.running.size() >= AHEAD) {
			take();
		}
	}

	private void submit() {
		List<Callable<R>> works = this.next;
		this.next = new ArrayList<>();
		this.running.add(this.workers.submit(() -> {
			List<R> done = new ArrayList<>(works.size());
			for (Callable<R> work : works) {
				done.add(work.call());
			}
			return done;
		}));
	}

	/** Waits for all. */
	void finish() {
		submit();
		while (!this.running.isEmpty()) {
			take();
		}
	}

	private void take() {
		try {
			this.running.remove().get().forEach(this.results);
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
