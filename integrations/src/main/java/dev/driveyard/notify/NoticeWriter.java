package dev.driveyard.notify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.runs.notices.NoticeStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears of runs that have ended and keeps what is to be told of them, by a thread of its
 * own: the run's goes on at once. It begins before the runs do and ends after them. Of a
 * run that ended a moment before the process died nothing may be told.
 */
final class NoticeWriter implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(NoticeWriter.class);

	private static final int PHASE = DEFAULT_PHASE - 8192;

	private static final int MOST_UNWRITTEN = 10_000;

	/** So many wait in each channel at most. */
	private static final int MOST_KEPT = 10_000;

	private static final long POLL_MILLIS = 200;

	private static final long PAUSE_MILLIS = 1000;

	private final RunNotices notices;

	private final NoticeStore store;

	private final TransactionTemplate transactions;

	private final List<NoticeCourier> couriers;

	private final BlockingQueue<RunEvent> ended = new LinkedBlockingQueue<>(MOST_UNWRITTEN);

	private volatile boolean running;

	private @Nullable Thread thread;

	NoticeWriter(RunNotices notices, NoticeStore store, TransactionTemplate transactions,
			List<NoticeCourier> couriers) {
		this.notices = notices;
		this.store = store;
		this.transactions = transactions;
		this.couriers = couriers;
	}

	/** Something happened to a request. */
	@ServiceActivator(inputChannel = QueueChannels.RUN_EVENTS)
	void on(RunEvent event) {
		if (event.kind() == RunEvent.Kind.ENDED && this.running && !this.couriers.isEmpty()
				&& !this.ended.offer(event)) {
			logger.warn("Nobody is told of request {}: the database took nothing for too long", event.request());
		}
	}

	private void run() {
		try {
			while (this.running || !this.ended.isEmpty()) {
				RunEvent event = this.ended.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
				boolean written = event == null || write(event);
				while (!written && this.running) {
					Thread.sleep(PAUSE_MILLIS);
					written = write(event);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean write(RunEvent event) {
		try {
			Optional<String> body = this.notices.of(event);
			body.ifPresent((text) -> {
				keep(event, text);
				this.couriers.forEach(NoticeCourier::wake);
			});
			return true;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("What is to be told of request {} can't be kept now", event.request(), ex);
			return false;
		}
	}

	private void keep(RunEvent event, String body) {
		List<String> channels = this.couriers.stream().map(NoticeCourier::channel).toList();
		Integer kept = this.transactions.execute((status) -> this.store.add(channels, body, MOST_KEPT));
		if (kept == null || kept < channels.size()) {
			logger.warn("Not everybody is told of request {}: {} notices wait already", event.request(), MOST_KEPT);
		}
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			this.running = true;
			Thread started = new Thread(this::run, "notice-writer");
			started.setDaemon(true);
			started.start();
			this.thread = started;
			this.couriers.forEach(NoticeCourier::start);
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
			this.couriers.forEach(NoticeCourier::stop);
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
