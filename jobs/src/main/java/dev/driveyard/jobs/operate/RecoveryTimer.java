package dev.driveyard.jobs.operate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Recovers the runs of dead processes at once and then every so often, in a process that
 * lives long. It is off until somebody starts it or {@link #ON} is set: a command
 * recovers once, before it starts a run.
 */
public final class RecoveryTimer implements SmartLifecycle {

	/** The setting that starts it with the process. */
	public static final String ON = "driveyard.runs.recovery";

	/** The setting that says how often it recovers. */
	public static final String INTERVAL = "driveyard.runs.recovery-interval";

	/** How often it recovers if nothing else is said. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(RecoveryTimer.class);

	private final Supplier<DeadRuns> dead;

	private final Duration interval;

	private final boolean automatic;

	private @Nullable ScheduledThreadPoolExecutor timer;

	RecoveryTimer(Supplier<DeadRuns> dead, Duration interval, boolean automatic) {
		if (interval.isZero() || interval.isNegative()) {
			throw new IllegalArgumentException(INTERVAL + " must be more than nothing, not " + interval);
		}
		this.dead = dead;
		this.interval = interval;
		this.automatic = automatic;
	}

	@Override
	public boolean isAutoStartup() {
		return this.automatic;
	}

	/** Before what takes requests, which may wait for what the dead had claimed. */
	@Override
	public int getPhase() {
		return 0;
	}

	/** Has recovered once when it returns, if the database is there. */
	@Override
	public synchronized void start() {
		if (this.timer != null) {
			return;
		}
		recover();
		ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "recovery");
			thread.setDaemon(true);
			return thread;
		});
		long millis = Math.max(1, this.interval.toMillis());
		this.timer = started;
		var unused = started.scheduleWithFixedDelay(this::recover, millis, millis, TimeUnit.MILLISECONDS);
	}

	private void recover() {
		try {
			List<Run> recovered = this.dead.get().recover();
			recovered.forEach((run) -> logger.info("Run {} lost its process and can be resumed", run.id()));
		}
		catch (RuntimeException ex) { // else there would be no further time
			logger.warn("The runs of dead processes could not be recovered; it is tried again", ex);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledThreadPoolExecutor ended = this.timer;
		this.timer = null;
		if (ended == null) {
			return;
		}
		ended.shutdown();
		try {
			if (!ended.awaitTermination(this.interval.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("The last recovery takes long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.timer != null;
	}

}
