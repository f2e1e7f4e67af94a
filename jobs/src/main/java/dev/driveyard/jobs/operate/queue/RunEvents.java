package dev.driveyard.jobs.operate.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells listeners what happens to requests, in order, by a thread of its own: they may
 * ask for further runs, for which the thread to which it happens, whose transaction has
 * been committed but has not ended, would be the wrong one. A listener that fails keeps
 * neither the others nor the run. It begins before the runs do and ends after them.
 */
public final class RunEvents implements SmartLifecycle, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunEvents.class);

	/** Begins before those who run, after those who keep what it tells. */
	private static final int PHASE = DEFAULT_PHASE - 6144;

	/** How long listeners may take for the last events. */
	private static final Duration LAST_EVENTS = Duration.ofSeconds(10);

	private static final int IDLE_SECONDS = 10;

	private final List<RunEventListener> listeners = new CopyOnWriteArrayList<>();

	/** There only while there is something to tell. */
	private final ThreadPoolExecutor thread;

	private volatile boolean running;

	public RunEvents(Collection<RunEventListener> listeners) {
		this.listeners.addAll(listeners);
		this.thread = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> {
					Thread made = new Thread(task, "run-events");
					made.setDaemon(true);
					return made;
				});
		this.thread.allowCoreThreadTimeOut(true);
	}

	/** Tells this one too, from now on. */
	public void add(RunEventListener listener) {
		this.listeners.add(listener);
	}

	/** Tells this one no more. */
	public void remove(RunEventListener listener) {
		this.listeners.remove(listener);
	}

	/** Listeners are told soon. */
	void publish(RunEvent event) {
		try {
			this.thread.execute(() -> tell(event));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Nobody is told any more of {}", event, ex);
		}
	}

	private void tell(RunEvent event) {
		for (RunEventListener listener : this.listeners) {
			try {
				listener.on(event);
			}
			catch (RuntimeException ex) { // the others are told all the same
				logger.warn("{} could not be told of {}", listener, event, ex);
			}
		}
	}

	/** Waits until everybody was told of what has happened. */
	private void settle() throws InterruptedException {
		try {
			this.thread.submit(() -> {
			}).get(LAST_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			logger.warn("After {} not everybody has taken all that happened to runs", LAST_EVENTS);
		}
		catch (ExecutionException | RejectedExecutionException ex) {
			logger.debug("Nobody is told any more", ex);
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		try {
			settle();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
