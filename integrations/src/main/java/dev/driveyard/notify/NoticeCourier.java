package dev.driveyard.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.driveyard.runs.notices.NoticeStore;
import dev.driveyard.runs.notices.StoredNotice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what waits in a channel to its receiver, one after the other, by a thread of
 * its own. What is not taken is tried again, later each time, until it is given up. A
 * receiver may get one twice, if the process dies in between.
 */
final class NoticeCourier {

	private static final Logger logger = LoggerFactory.getLogger(NoticeCourier.class);

	/** While one is tried, no other server tries it. */
	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Duration POLL = Duration.ofSeconds(5);

	private final NoticeChannel channel;

	private final NoticeStore store;

	private final TransactionTemplate transactions;

	private final Duration backOff;

	private final int giveUp;

	private final Semaphore wakes = new Semaphore(0);

	private final Object lock = new Object();

	private boolean sending;

	private volatile boolean running;

	private @Nullable Thread thread;

	NoticeCourier(NoticeChannel channel, NoticeStore store, TransactionTemplate transactions, Duration backOff,
			int giveUp) {
		this.channel = channel;
		this.store = store;
		this.transactions = transactions;
		this.backOff = backOff;
		this.giveUp = giveUp;
	}

	String channel() {
		return this.channel.name();
	}

	/** There may be something to carry. */
	void wake() {
		this.wakes.release();
	}

	private void run() {
		long poll = Math.max(1, Math.min(POLL.toMillis(), this.backOff.toMillis()));
		try {
			while (this.running) {
				if (!carry()) {
					var unused = this.wakes.tryAcquire(poll, TimeUnit.MILLISECONDS);
					this.wakes.drainPermits();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Whether there was one. */
	private boolean carry() {
		try {
			Optional<StoredNotice> due = this.store.isDue(channel())
					? this.transactions.execute((status) -> this.store.take(channel(), LEASE)) : Optional.empty();
			due.ifPresent(this::carry);
			return due.isPresent();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("What is to be told by {} can't be read now", channel(), ex);
			return false;
		}
	}

	private void carry(StoredNotice notice) {
		try {
			send(notice);
			change(() -> this.store.remove(notice.id()));
		}
		catch (InterruptedException ex) {
			change(() -> this.store.putOff(notice.id(), Duration.ZERO));
		}
		catch (NoticeException ex) {
			if (notice.tries() >= this.giveUp) {
				logger.error("Notice {} is given up after {} tries: {}", notice.id(), notice.tries(), ex.getMessage());
				change(() -> this.store.remove(notice.id()));
			}
			else {
				logger.warn("Notice {} was not taken, it is tried again: {}", notice.id(), ex.getMessage());
				change(() -> this.store.putOff(notice.id(), pause(notice.tries())));
			}
		}
	}

	/** Only in here it may be interrupted. */
	private void send(StoredNotice notice) throws NoticeException, InterruptedException {
		synchronized (this.lock) {
			if (!this.running) {
				throw new InterruptedException();
			}
			this.sending = true;
		}
		try {
			this.channel.send(notice);
		}
		finally {
			synchronized (this.lock) {
				this.sending = false;
				var unused = Thread.interrupted();
			}
		}
	}

	private Duration pause(int tries) {
		Duration pause = this.backOff;
		for (int more = 1; more < tries && pause.compareTo(LONGEST_PAUSE) < 0; more++) {
			pause = pause.multipliedBy(2);
		}
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	private void change(Runnable change) {
		this.transactions.executeWithoutResult((status) -> change.run());
	}

	synchronized void start() {
		this.running = true;
		Thread started = new Thread(this::run, "notice-" + channel());
		started.setDaemon(true);
		started.start();
		this.thread = started;
	}

	/** What is being told waits then, for the next start. */
	synchronized void stop() {
		Thread ending = this.thread;
		if (ending == null) {
			return;
		}
		synchronized (this.lock) {
			this.running = false;
			if (this.sending) {
				ending.interrupt();
			}
		}
		wake();
		try {
			ending.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

}
