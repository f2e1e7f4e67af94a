package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import dev.driveyard.files.LogMarks;

/**
 * A bounded number of threads, of which nobody can take so many that others have none:
 * who has a share never has more threads than it, also where they hang for good, and one
 * whatever the others do. So there are no more than the bound, and one more for each
 * share at worst.
 */
public abstract class SharedThreads implements ThreadShares, AutoCloseable {

	private static final long IDLE_SECONDS = 5;

	private final ReentrantLock lock = new ReentrantLock();

	/** In the order in which they came. */
	private final Deque<Task> waiting = new ArrayDeque<>();

	private final ThreadPoolExecutor threads;

	private final int most;

	private final int fair;

	private int busy;

	private boolean closed;

	/**
	 * Makes them.
	 * @param name what they are called
	 * @param most how many there are
	 * @param shares how many want some at the same time
	 */
	SharedThreads(String name, int most, int shares) {
		AtomicInteger number = new AtomicInteger();
		this.most = most;
		this.fair = Math.max(1, most / shares);
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), (task) -> {
					Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
	}

	@Override
	public Executor share(int wanted) {
		return new Share(Math.max(1, Math.min(wanted, this.fair)));
	}

	private void submit(Task task) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new RejectedExecutionException("The process ends");
			}
			this.waiting.add(task);
			serve();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Gives threads to those that wait and may have one. */
	private void serve() {
		Iterator<Task> tasks = this.waiting.iterator();
		while (!this.closed && tasks.hasNext()) {
			Task next = tasks.next();
			if (next.share().mayHaveOneMore()) {
				tasks.remove();
				this.threads.execute(() -> run(next));
				this.busy++;
				next.share().busy++;
			}
		}
	}

	private void run(Task task) {
		try {
			task.work().run();
		}
		finally {
			end(task.share());
		}
	}

	private void end(Share share) {
		this.lock.lock();
		try {
			this.busy--;
			share.busy--;
			serve();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting.clear();
			this.threads.shutdownNow();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Task(Share share, Runnable work) {
	}

	private final class Share implements Executor {

		private final int limit;

		private int busy;

		Share(int limit) {
			this.limit = limit;
		}

		@Override
		public void execute(Runnable work) {
			submit(new Task(this, LogMarks.handOn(work)));
		}

		boolean mayHaveOneMore() {
			return this.busy == 0 || (this.busy < this.limit && SharedThreads.this.busy < SharedThreads.this.most);
		}

	}

}
