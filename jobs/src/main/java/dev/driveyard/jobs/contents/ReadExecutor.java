package dev.driveyard.jobs.contents;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.files.LogMarks;

/**
 * The threads of this process that read, copy and remove files for its runs. A run uses
 * as many as it was told to; all runs together no more than there are.
 */
public final class ReadExecutor implements Executor, AutoCloseable {

	private static final long IDLE_SECONDS = 5;

	private final ThreadPoolExecutor threads;

	/**
	 * An executor.
	 * @param most how many files may be handled at once in this process
	 */
	public ReadExecutor(int most) {
		AtomicInteger number = new AtomicInteger();
		this.threads = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> {
					Thread thread = new Thread(task, "read-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		this.threads.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(LogMarks.handOn(task));
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
