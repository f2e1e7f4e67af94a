package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import dev.driveyard.jobs.operate.queue.RunEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the schedules when one is due, when something ended, and every so often, from
 * the start of the application to its end.
 */
public final class Scheduler implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Scheduler.class);

	/** Begins after those who run what is launched, and ends before them. */
	private static final int PHASE = DEFAULT_PHASE - 4000;

	private final ScheduleTicks ticks;

	private final InstantSource clock;

	private final Duration poll;

	private final RunEvents events;

	private final boolean automatic;

	private final Semaphore wakes = new Semaphore(0);

	private final RunEventListener listener = this::on;

	private @Nullable Thread thread;

	private volatile boolean open;

	Scheduler(ScheduleTicks ticks, InstantSource clock, Duration poll, RunEvents events, boolean automatic) {
		this.ticks = ticks;
		this.clock = clock;
		this.poll = poll;
		this.events = events;
		this.automatic = automatic;
	}

	@Override
	public boolean isAutoStartup() {
		return this.automatic;
	}

	private void on(RunEvent event) {
		if (event.kind() == RunEvent.Kind.ENDED || event.kind() == RunEvent.Kind.CANCELLED) {
			wake();
		}
	}

	/** There may be something to see to. */
	void wake() {
		this.wakes.release();
	}

	@Override
	public synchronized void start() {
		if (this.open) {
			return;
		}
		this.open = true;
		this.events.add(this.listener);
		Thread started = new Thread(this::run, "scheduler");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	private void run() {
		try {
			while (this.open) {
				Duration pause = look();
				var unused = this.wakes.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
				this.wakes.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Looks at all schedules. What is due after that as it was before could not be seen
	 * to, and has to wait like everything else.
	 * @return how long until it should look again
	 */
	Duration look() {
		try {
			Instant now = this.clock.instant();
			this.ticks.tick(now);
			Duration until = this.ticks.nextDue()
				.filter((due) -> due.isAfter(now))
				.map((due) -> Duration.between(this.clock.instant(), due))
				.orElse(this.poll);
			return (until.compareTo(this.poll) < 0) ? until : this.poll;
		}
		catch (RuntimeException ex) { // else nothing would be due any more
			logger.warn("The schedules could not be looked at; it is tried again", ex);
			return this.poll;
		}
	}

	@Override
	public synchronized void stop() {
		Thread ended = this.thread;
		if (ended == null) {
			return;
		}
		this.open = false;
		this.events.remove(this.listener);
		wake();
		try {
			ended.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
