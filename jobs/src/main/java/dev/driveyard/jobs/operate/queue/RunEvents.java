package dev.driveyard.jobs.operate.queue;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens to requests. One that fails keeps neither the others nor
 * the run.
 */
public final class RunEvents {

	private static final Logger logger = LoggerFactory.getLogger(RunEvents.class);

	private final List<RunEventListener> listeners = new CopyOnWriteArrayList<>();

	public RunEvents(Collection<RunEventListener> listeners) {
		this.listeners.addAll(listeners);
	}

	/** Tells this one too, from now on. */
	public void add(RunEventListener listener) {
		this.listeners.add(listener);
	}

	/** Tells this one no more. */
	public void remove(RunEventListener listener) {
		this.listeners.remove(listener);
	}

	void publish(RunEvent event) {
		for (RunEventListener listener : this.listeners) {
			try {
				listener.on(event);
			}
			catch (RuntimeException ex) {
				logger.warn("{} could not be told of {}", listener, event, ex);
			}
		}
	}

}
