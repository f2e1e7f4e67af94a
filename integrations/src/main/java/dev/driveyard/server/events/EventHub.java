package dev.driveyard.server.events;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.driveyard.runs.events.ServerEvent;
import dev.driveyard.runs.events.ServerEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Tells all who listen of what is kept, as it comes. One thread reads and distributes, so
 * each gets all events in their order and none twice. Those who come begin with what they
 * have missed, a page at a time, as fast as they read it.
 */
public final class EventHub implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EventHub.class);

	private static final int PAGE = 250;

	/** How often it looks without having been told that there is something. */
	private static final long POLL_MILLIS = 2000;

	private final ServerEventStore store;

	private final ListenerPlaces places;

	private final Function<Runnable, AutoCloseable> listening;

	private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();

	private final Semaphore work = new Semaphore(0);

	private volatile boolean running;

	private @Nullable Thread thread;

	private @Nullable AutoCloseable listener;

	private long head;

	/**
	 * A hub.
	 * @param listening makes what calls the runnable when another server has kept events
	 */
	EventHub(ServerEventStore store, ListenerPlaces places, Function<Runnable, AutoCloseable> listening) {
		this.store = store;
		this.places = places;
		this.listening = listening;
	}

	/** There may be something to tell. */
	void wake() {
		this.work.release();
	}

	/** How many listen. */
	public int streams() {
		return this.clients.size();
	}

	Set<EventClient> clients() {
		return this.clients;
	}

	/**
	 * Tells this one too, from now on. It has a place.
	 * @return whether the server goes on
	 */
	boolean add(EventClient client) {
		this.clients.add(client);
		wake();
		return this.running;
	}

	/** Tells this one no more; its place is free. */
	void remove(EventClient client) {
		if (this.clients.remove(client)) {
			this.places.leave(client.caller());
		}
	}

	private void run() {
		try {
			while (this.running) {
				this.work.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
				this.work.drainPermits();
				distribute();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void distribute() {
		try {
			tellNew();
			this.clients.stream().filter(EventClient::wantsMore).forEach(this::tellMissed);
		}
		catch (DataAccessException ex) {
			logger.warn("Events can't be read now", ex);
		}
	}

	private void tellNew() {
		List<ServerEvent> page;
		do {
			page = this.store.after(this.head, true, PAGE);
			for (EventClient client : this.clients) {
				if (!client.isBehind()) {
					page.forEach(client::offer);
					client.send();
				}
			}
			this.head = page.isEmpty() ? this.head : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
	}

	private void tellMissed(EventClient client) {
		List<ServerEvent> page = this.store.after(client.cursor(), client.seesAudits(), PAGE);
		page.forEach(client::offer);
		if (page.size() < PAGE) {
			client.caughtUp();
		}
		client.send();
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		this.head = this.store.extent().last();
		this.listener = this.listening.apply(this::wake);
		Thread started = new Thread(this::run, "event-hub");
		started.setDaemon(true);
		started.start();
		this.thread = started;
	}

	/** Before the web server ends, which would wait for those who listen. */
	@Override
	public synchronized void stop() {
		this.running = false;
		wake();
		this.clients.forEach(EventClient::close);
		try {
			if (this.thread != null) {
				this.thread.join();
			}
			if (this.listener != null) {
				this.listener.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Exception ex) {
			logger.warn("The connection that listens could not be closed", ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

}
