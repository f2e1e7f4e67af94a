package dev.driveyard.jobs.delete.removal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Threads that remove files ahead of the step: a bounded number of directories, whose
 * results come in their order.
 */
final class RemovalPool implements AutoCloseable {

	/** Directories for each thread that may be ahead of the step. */
	private static final int AHEAD = 32;

	private static final long LONGEST_WAIT_SECONDS = 30;

	private final Units units;

	private final ExecutorService threads;

	private final int most;

	private final AtomicBoolean stopped;

	private final Deque<Future<UnitResult>> ahead = new ArrayDeque<>();

	private final UnitRemoval removal;

	/**
	 * Starts the threads.
	 * @param stopped is set as the pool is closed, to end what they do
	 */
	RemovalPool(Units units, UnitRemoval removal, int size, AtomicBoolean stopped) {
		this.units = units;
		this.removal = removal;
		this.most = size * AHEAD;
		this.stopped = stopped;
		AtomicInteger number = new AtomicInteger();
		this.threads = Executors.newFixedThreadPool(size, (work) -> {
			Thread thread = new Thread(work, "remove-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * The result for the next directory.
	 * @return null if it is not there in time, or there is none any more
	 */
	@Nullable UnitResult poll(Duration patience) throws Exception {
		submit();
		Future<UnitResult> next = this.ahead.peek();
		if (next == null) {
			return null;
		}
		try {
			UnitResult result = next.get(patience.toNanos(), TimeUnit.NANOSECONDS);
			this.ahead.remove();
			return result;
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Exception cause) {
				throw cause;
			}
			throw ex;
		}
	}

	private void submit() {
		while (this.ahead.size() < this.most) {
			Unit unit = this.units.next();
			if (unit == null) {
				return;
			}
			this.ahead.add(this.threads.submit(() -> this.removal.remove(unit)));
		}
	}

	/** Whether all results were taken. */
	boolean isDone() {
		submit();
		return this.ahead.isEmpty();
	}

	/** Ends the threads at their next file. */
	@Override
	public void close() {
		this.stopped.set(true);
		this.threads.shutdownNow();
		try {
			this.threads.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
