package dev.driveyard.jobs.operate.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.driveyard.runs.requests.RequestStore.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Lets one worker at a time wait for something to take, so that many that are idle cost
 * no more than one. That one also looks for what dead processes left.
 */
final class QueueTurns {

	private static final Logger logger = LoggerFactory.getLogger(QueueTurns.class);

	/** How long a request rests that could not be run. */
	private static final Duration REST = Duration.ofSeconds(1);

	private final RequestTaker taker;

	private final QueueRecovery recovery;

	private final QueueSettings settings;

	private final ReentrantLock turn = new ReentrantLock(true);

	private final Semaphore wakes = new Semaphore(0);

	private final Map<Long, Long> resting = new ConcurrentHashMap<>();

	private volatile boolean open;

	private boolean recovered;

	private long lastRecovery;

	QueueTurns(RequestTaker taker, QueueRecovery recovery, QueueSettings settings) {
		this.taker = taker;
		this.recovery = recovery;
		this.settings = settings;
	}

	/** From now on requests are taken. */
	void open() {
		this.open = true;
	}

	/** Whether any is taken. */
	boolean isOpen() {
		return this.open;
	}

	/** From now on none is. */
	void close() {
		this.open = false;
		wake();
	}

	/** There may be something to take. */
	void wake() {
		this.wakes.release();
	}

	/** A request is not taken again for a while. */
	void rest(long request) {
		this.resting.put(request, System.nanoTime() + REST.toNanos());
	}

	/**
	 * Waits for a request.
	 * @param mine what the workers have; what is taken is added
	 * @return empty once none is taken any more
	 */
	Optional<Taken> next(Map<Long, Long> mine) throws InterruptedException {
		this.turn.lockInterruptibly();
		try {
			boolean quiet = true;
			while (this.open) {
				Optional<Taken> taken = attempt(mine, quiet);
				if (taken.isPresent()) {
					return taken;
				}
				quiet = !this.wakes.tryAcquire(waiting().toMillis(), TimeUnit.MILLISECONDS);
				this.wakes.drainPermits();
			}
			return Optional.empty();
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * Tries to take one.
	 * @param quiet whether nobody has said anything for a while: then there is time for a
	 * long look
	 */
	private Optional<Taken> attempt(Map<Long, Long> mine, boolean quiet) {
		try {
			recover(mine.keySet());
			Optional<Taken> taken = this.taker.take(resting(), quiet);
			taken.ifPresent((one) -> mine.put(one.request().id(), 0L));
			return taken;
		}
		catch (RuntimeException ex) {
			logger.warn("The queue can't be read now: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			logger.debug("The queue can't be read now", ex);
			return Optional.empty();
		}
	}

	private void recover(Set<Long> mine) {
		long now = System.nanoTime();
		if (!this.recovered || now - this.lastRecovery > this.settings.recovery().toNanos()) {
			this.recovery.recover(mine);
			this.recovered = true;
			this.lastRecovery = now;
		}
	}

	private Set<Long> resting() {
		long now = System.nanoTime();
		this.resting.values().removeIf((until) -> until - now <= 0);
		return this.resting.keySet();
	}

	private Duration waiting() {
		Duration poll = this.settings.poll();
		return (this.resting.isEmpty() || poll.compareTo(REST) < 0) ? poll : REST;
	}

}
