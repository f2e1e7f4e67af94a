package dev.driveyard.jobs.operate.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener is still to be told of, in order. Who is too slow is told of ends
 * alone as long as it is behind; who is so far behind that even these are too many, as
 * one that never returns, is told nothing more.
 */
final class ListenerQueue implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ListenerQueue.class);

	private final RunEventListener listener;

	private final Executor executor;

	/** With so many waiting only ends are added. */
	private final int most;

	/** With so many waiting it is given up. */
	private final int mostEnds;

	private final Deque<RunEvent> waiting = new ArrayDeque<>();

	private boolean working;

	private boolean givenUp;

	ListenerQueue(RunEventListener listener, Executor executor, int most, int mostEnds) {
		this.listener = listener;
		this.executor = executor;
		this.most = most;
		this.mostEnds = mostEnds;
	}

	boolean isOf(RunEventListener other) {
		return this.listener.equals(other);
	}

	/** It is told soon. Nobody waits for that. */
	synchronized void offer(RunEvent event) {
		if (this.givenUp || !hasRoom(event)) {
			return;
		}
		this.waiting.add(event);
		if (!this.working) {
			begin(event);
		}
	}

	private boolean hasRoom(RunEvent event) {
		if (this.waiting.size() < this.most) {
			return true;
		}
		this.waiting.removeIf((one) -> !one.isEnd());
		if (this.waiting.size() >= this.mostEnds) {
			logger.error("{} has not taken {} ends of runs, and is told nothing more", this.listener, this.mostEnds);
			giveUp();
			return false;
		}
		return event.isEnd() || this.waiting.size() < this.most;
	}

	private void begin(RunEvent event) {
		try {
			this.executor.execute(this);
			this.working = true;
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Nobody is told any more of {}", event, ex);
		}
	}

	/** Nothing more is told. */
	synchronized void giveUp() {
		this.givenUp = true;
		this.waiting.clear();
		notifyAll();
	}

	@Override
	public void run() {
		for (RunEvent event = next(); event != null; event = next()) {
			tell(event);
		}
	}

	/** Whatever comes of it, the next one is told all the same. */
	private void tell(RunEvent event) {
		try {
			this.listener.on(event);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("{} could not be told of {}", this.listener, event, ex);
		}
	}

	private synchronized @Nullable RunEvent next() {
		RunEvent next = this.waiting.poll();
		if (next == null) {
			this.working = false;
			notifyAll();
		}
		return next;
	}

	/**
	 * Waits until it was told of all.
	 * @param end by {@link System#nanoTime()}
	 * @return whether it was
	 */
	synchronized boolean settle(long end) throws InterruptedException {
		while (this.working && !this.givenUp) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				return false;
			}
			TimeUnit.NANOSECONDS.timedWait(this, left);
		}
		return true;
	}

}
