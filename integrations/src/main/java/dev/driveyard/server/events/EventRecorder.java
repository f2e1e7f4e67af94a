package dev.driveyard.server.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import dev.driveyard.runs.events.NewServerEvent;
import dev.driveyard.runs.events.ServerEvent.Kind;
import dev.driveyard.runs.events.ServerEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what happens: whoever tells goes on at once, a thread writes, as many events in a
 * transaction as there are. It begins before the runs do and ends after them. Events that
 * it was told of a moment before the process dies may be missing; what is asked of the
 * queue is in the queue's own rows.
 */
public final class EventRecorder implements RunEventListener, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EventRecorder.class);

	private static final int PHASE = DEFAULT_PHASE - 8192;

	private static final int MOST_WAITING = 20_000;

	private static final int BATCH = 1000;

	private static final long POLL_MILLIS = 200;

	private static final long PAUSE_MILLIS = 1000;

	private final ServerEventStore store;

	private final TransactionTemplate transactions;

	private final Runnable stored;

	private final BlockingQueue<NewServerEvent> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

	private final AtomicLong lost = new AtomicLong();

	private volatile boolean running;

	private @Nullable Thread thread;

	/**
	 * A recorder.
	 * @param stored called when there are new events to be read
	 */
	EventRecorder(ServerEventStore store, TransactionTemplate transactions, Runnable stored) {
		this.store = store;
		this.transactions = transactions;
		this.stored = stored;
	}

	@Override
	public void on(RunEvent event) {
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("description", EncodedName.display(event.description()));
		if (event.outcome() != null) {
			payload.put("outcome", event.outcome());
		}
		if (event.message() != null) {
			payload.put("message", event.message());
		}
		Kind kind = switch (event.kind()) {
			case QUEUED -> Kind.RUN_QUEUED;
			case STARTED -> Kind.RUN_STARTED;
			case ENDED -> Kind.RUN_ENDED;
			case CANCELLED -> Kind.RUN_CANCELLED;
		};
		record(new NewServerEvent(kind, event.job(), event.request(), event.run(), event.requestedBy(), null,
				Json.write(payload)));
	}

	/** Keeps an event, soon. */
	void record(NewServerEvent event) {
		if (!this.waiting.offer(event)) {
			this.lost.incrementAndGet();
		}
	}

	private void run() {
		try {
			while (this.running || !this.waiting.isEmpty()) {
				writeAll(next());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<NewServerEvent> next() throws InterruptedException {
		List<NewServerEvent> batch = new ArrayList<>();
		NewServerEvent first = this.waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
		if (first != null) {
			batch.add(first);
			this.waiting.drainTo(batch, BATCH);
		}
		long missing = this.lost.getAndSet(0);
		if (missing > 0) {
			logger.warn("{} events could not be kept: the database took none for too long", missing);
			batch.add(new NewServerEvent(Kind.EVENTS_LOST, null, null, null, "", null,
					Json.write(Map.of("count", missing))));
		}
		return batch;
	}

	/** Tries until it can; at the end of the server once. */
	private void writeAll(List<NewServerEvent> batch) throws InterruptedException {
		boolean written = batch.isEmpty() || write(batch);
		while (!written && this.running) {
			Thread.sleep(PAUSE_MILLIS);
			written = write(batch);
		}
	}

	private boolean write(List<NewServerEvent> batch) {
		try {
			this.transactions.executeWithoutResult((status) -> this.store.add(batch));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("{} events can't be kept now", batch.size(), ex);
			return false;
		}
		this.stored.run();
		return true;
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			Thread started = new Thread(this::run, "event-recorder");
			started.setDaemon(true);
			started.start();
			this.thread = started;
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		Thread ending = this.thread;
		if (ending != null) {
			try {
				ending.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.thread = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
