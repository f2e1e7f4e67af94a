package dev.driveyard.jobs.operate.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells listeners what happens to requests, each in order and by a thread that is none of
 * those to which it happens: they may ask for further runs, for which such a thread,
 * whose transaction has been committed but has not ended, would be the wrong one. Each
 * has a queue of its own, so one that fails or blocks keeps neither the others nor the
 * run. It begins before the runs do and ends after them.
 * <p>
 * A queue is bounded. While {@value #MOST} events wait in it, only ends are added, and
 * what else waits is forgotten: whoever is slow hears that a request has ended, though
 * not always that it was queued and had begun. Once {@value #MOST_ENDS} ends wait, the
 * listener is taken for one that never returns: that is logged, and it is told nothing
 * more as long as this process lives. Whoever must not miss anything reads the rows.
 */
public final class RunEvents implements SmartLifecycle, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunEvents.class);

	/** Begins before those who run, after those who keep what it tells. */
	private static final int PHASE = DEFAULT_PHASE - 6144;

	/** How long listeners may take for the last events. */
	private static final Duration LAST_EVENTS = Duration.ofSeconds(10);

	private static final int MOST = 10_000;

	private static final int MOST_ENDS = 100_000;

	private static final int IDLE_SECONDS = 10;

	private final List<ListenerQueue> listeners = new CopyOnWriteArrayList<>();

	/** A thread for each listener that there is something to tell. */
	private final ThreadPoolExecutor threads;

	private final int most;

	private final int mostEnds;

	private volatile boolean running;

	public RunEvents(Collection<RunEventListener> listeners) {
		this(listeners, MOST, MOST_ENDS);
	}

	/** For tests: with other bounds. */
	RunEvents(Collection<RunEventListener> listeners, int most, int mostEnds) {
		this.most = most;
		this.mostEnds = mostEnds;
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), (task) -> {
					Thread made = new Thread(task, "run-events");
					made.setDaemon(true);
					return made;
				});
		listeners.forEach(this::add);
	}

	/** Tells this one too, from now on. */
	public void add(RunEventListener listener) {
		this.listeners.add(new ListenerQueue(listener, this.threads, this.most, this.mostEnds));
	}

	/** Tells this one no more. */
	public void remove(RunEventListener listener) {
		this.listeners.stream().filter((one) -> one.isOf(listener)).forEach(ListenerQueue::giveUp);
		this.listeners.removeIf((one) -> one.isOf(listener));
	}

	/** Listeners are told soon. */
	void publish(RunEvent event) {
		this.listeners.forEach((one) -> one.offer(event));
	}

	/** Waits until everybody was told of what has happened. */
	private void settle() throws InterruptedException {
		long end = System.nanoTime() + LAST_EVENTS.toNanos();
		for (ListenerQueue listener : this.listeners) {
			if (!listener.settle(end)) {
				logger.warn("After {} not everybody has taken all that happened to runs", LAST_EVENTS);
			}
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
		this.threads.shutdownNow();
	}

}
