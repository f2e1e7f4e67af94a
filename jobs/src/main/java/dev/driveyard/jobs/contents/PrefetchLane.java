package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Works on items in the order in which they come, with so many threads of an executor at
 * most. A thread goes back as soon as nothing is left to do.
 *
 * @param <I> the items
 * @param <O> what comes of them
 */
final class PrefetchLane<I, O> {

	private final String name;

	private final int most;

	private final Executor executor;

	private final Supplier<PrefetchedWork.Worker<I, O>> workers;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition ended = this.lock.newCondition();

	private final Deque<PrefetchedItem<I, O>> waiting = new ArrayDeque<>();

	private final Deque<PrefetchedWork.Worker<I, O>> idle = new ArrayDeque<>();

	private final Set<Thread> threads = new HashSet<>();

	/** Threads that were asked for, and those that came. */
	private int running;

	private boolean closed;

	PrefetchLane(String name, int most, Executor executor, Supplier<PrefetchedWork.Worker<I, O>> workers) {
		this.name = name;
		this.most = most;
		this.executor = executor;
		this.workers = workers;
	}

	/** Takes an item. */
	void submit(PrefetchedItem<I, O> item) {
		if (add(item)) {
			ask();
		}
	}

	/** Whether another thread is to be asked for. */
	private boolean add(PrefetchedItem<I, O> item) {
		this.lock.lock();
		try {
			this.waiting.add(item);
			boolean another = this.running < this.most;
			this.running += another ? 1 : 0;
			return another;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Asks for a thread. Where there is none to be had, those that it has go on. */
	private void ask() {
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			this.lock.lock();
			try {
				this.running--;
				if (this.running == 0 && !this.waiting.isEmpty()) {
					throw ex;
				}
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void run() {
		Thread thread = Thread.currentThread();
		String before = thread.getName();
		PrefetchedItem<I, O> item = begin(thread);
		PrefetchedWork.Worker<I, O> worker = null;
		while (item != null) {
			worker = work(item, worker);
			item = next(thread, worker);
		}
		thread.setName(before);
	}

	private PrefetchedWork.@Nullable Worker<I, O> work(PrefetchedItem<I, O> item,
			PrefetchedWork.@Nullable Worker<I, O> before) {
		PrefetchedWork.Worker<I, O> worker = before;
		try {
			worker = (worker != null) ? worker : worker();
		}
		catch (RuntimeException | Error ex) {
			item.end(ex);
			return null;
		}
		return item.work(worker) ? worker : null;
	}

	private PrefetchedWork.Worker<I, O> worker() {
		this.lock.lock();
		try {
			PrefetchedWork.Worker<I, O> known = this.idle.poll();
			if (known != null) {
				return known;
			}
		}
		finally {
			this.lock.unlock();
		}
		return this.workers.get();
	}

	private @Nullable PrefetchedItem<I, O> begin(Thread thread) {
		this.lock.lock();
		try {
			this.threads.add(thread);
			thread.setName(this.name + "-" + this.threads.size());
			return next(thread, null);
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable PrefetchedItem<I, O> next(Thread thread, PrefetchedWork.@Nullable Worker<I, O> worker) {
		this.lock.lock();
		try {
			PrefetchedItem<I, O> item = this.closed ? null : this.waiting.poll();
			if (item == null) {
				if (worker != null) {
					this.idle.add(worker);
				}
				this.threads.remove(thread);
				this.running--;
				Thread.interrupted(); // it was meant for what is over now
				this.ended.signalAll();
			}
			return item;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes what waits, which nobody works on any more. */
	@Nullable PrefetchedItem<I, O> poll() {
		this.lock.lock();
		try {
			return this.waiting.poll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives up what waits.
	 * @param interrupts whether what is worked on is interrupted
	 */
	void close(boolean interrupts) {
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting.forEach((item) -> item.end(null));
			this.waiting.clear();
			if (interrupts) {
				this.threads.forEach(Thread::interrupt);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the threads that are at work.
	 * @param end by when, as {@link System#nanoTime} counts
	 */
	void awaitEnd(long end) {
		this.lock.lock();
		try {
			long left = end - System.nanoTime();
			while (!this.threads.isEmpty() && left > 0) {
				left = this.ended.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

}
