package dev.driveyard.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a host what happens, in order, by a thread of its own: the host may take its
 * time, and may ask for further runs, for which the library's own thread, that is about
 * to end a transaction, would be the wrong one.
 */
final class EventRelay implements RunEventListener, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EventRelay.class);

	private final List<RunEventListener> listeners = new CopyOnWriteArrayList<>();

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread made = new Thread(task, "driveyard-events");
		made.setDaemon(true);
		return made;
	});

	/** Tells this one too, from now on. */
	void add(RunEventListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public void on(RunEvent event) {
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
	void settle(Duration time) throws InterruptedException {
		try {
			this.thread.submit(() -> {
			}).get(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			logger.warn("After {} the application has not taken all that happened to its runs", time);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
