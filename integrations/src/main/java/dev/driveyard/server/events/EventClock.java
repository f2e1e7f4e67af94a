package dev.driveyard.server.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.driveyard.runs.events.ServerEvent.Group;
import dev.driveyard.runs.events.ServerEventStore;
import dev.driveyard.tokens.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done from time to time: the progress of runs is told, those who are gone or are
 * no longer let in are found out, and old events are forgotten.
 */
final class EventClock implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EventClock.class);

	private static final Duration FORGET_AFTER = Duration.ofMinutes(1);

	private static final Duration TELL_REFUSED_EACH = Duration.ofSeconds(5);

	private static final Duration FORGET_EACH = Duration.ofHours(1);

	/** So many at a time, so that no other writer waits for long. */
	private static final int PIECE = 5000;

	private final EventHub hub;

	private final ProgressReport progress;

	private final ServerEventStore store;

	private final TransactionTemplate transactions;

	private final AccessTokens tokens;

	private final RefusedRequests refused;

	private final EventSettings settings;

	private final Clock clock;

	private ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(0);

	private volatile boolean running;

	EventClock(EventHub hub, ProgressReport progress, ServerEventStore store, TransactionTemplate transactions,
			AccessTokens tokens, RefusedRequests refused, EventSettings settings, Clock clock) {
		this.hub = hub;
		this.progress = progress;
		this.store = store;
		this.transactions = transactions;
		this.tokens = tokens;
		this.refused = refused;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "event-clock");
			thread.setDaemon(true);
			return thread;
		});
		repeat(this.progress::tell, this.settings.progress(), this.settings.progress());
		repeat(this::beat, this.settings.heartbeat(), this.settings.heartbeat());
		repeat(this.refused::tell, TELL_REFUSED_EACH, TELL_REFUSED_EACH);
		repeat(this::forget, FORGET_AFTER, FORGET_EACH);
		this.running = true;
	}

	private void repeat(Runnable task, Duration first, Duration pause) {
		var unused = this.timer.scheduleWithFixedDelay(() -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				logger.warn("Something about events could not be done; it will be tried again", ex);
			}
		}, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Sends something to all, and ends those who do not read or may not listen. */
	void beat() {
		for (EventClient client : this.hub.clients()) {
			if (client.stalledFor() > this.settings.stalled().toNanos() || !isLetIn(client)) {
				client.close();
			}
			else {
				client.offer(EventText.HEARTBEAT);
				client.send();
			}
		}
	}

	private boolean isLetIn(EventClient client) {
		Long token = client.caller().token();
		return token == null
				|| this.tokens.find(token).filter((one) -> one.revoked() == null && isAhead(one.expires())).isPresent();
	}

	private boolean isAhead(@Nullable Instant end) {
		return end == null || end.isAfter(this.clock.instant());
	}

	/** Forgets what is old or too much. */
	void forget() {
		inPieces(() -> this.store.forget(Group.HAPPENED, this.settings.keepFor(), this.settings.keepMost(), PIECE));
		inPieces(() -> this.store.forget(Group.REFUSED, this.settings.keepRefusedFor(), this.settings.keepRefusedMost(),
				PIECE));
		inPieces(() -> this.store.forgetAsked(this.settings.keepAuditFor(), PIECE));
	}

	private void inPieces(Supplier<Integer> forget) {
		Integer forgotten;
		do {
			forgotten = this.transactions.execute((status) -> forget.get());
		}
		while (forgotten != null && forgotten > 0);
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.timer.shutdownNow();
		this.refused.tellAll();
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
