package dev.driveyard.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Says every few seconds that this process lives, once for all of its runs, and passes on
 * requests to stop that came through the database. Begins as the first run does. Runs
 * that are no longer this process's own are asked to stop: others found it dead, or it
 * could not say for long that it lives.
 */
public final class Heartbeat implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	/** Before others may take its runs for dead. */
	private static final Duration LONGEST_FAILURE = Liveness.LONGEST_SILENCE.minusSeconds(30);

	private final ProcessStore processes;

	private final RunStore runs;

	private final Map<Long, Runnable> stops = new ConcurrentHashMap<>();

	private @Nullable ScheduledThreadPoolExecutor timer;

	private @Nullable ScheduledFuture<?> beats;

	private volatile Run.@Nullable Owner self;

	private volatile long spoken;

	public Heartbeat(ProcessStore processes, RunStore runs) {
		this.processes = processes;
		this.runs = runs;
	}

	/**
	 * This process as the owner of runs. From now on its heart beats.
	 */
	public synchronized Run.Owner owner() {
		Run.Owner known = this.self;
		if (known != null) {
			return known;
		}
		Run.Owner owner = Liveness.self(UUID.randomUUID().toString(), Instant.now());
		this.processes.add(owner);
		this.spoken = System.nanoTime();
		this.self = owner;
		start();
		return owner;
	}

	private void start() {
		if (this.timer == null) {
			this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
				Thread thread = new Thread(task, "heartbeat");
				thread.setDaemon(true);
				return thread;
			});
			this.beats = this.timer.scheduleWithFixedDelay(this::beat, Liveness.BEAT.toMillis(),
					Liveness.BEAT.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Whether an owner is this process.
	 */
	public boolean isSelf(Run.Owner owner) {
		Run.Owner known = this.self;
		return known != null && known.process() != null && known.process().equals(owner.process());
	}

	/**
	 * Tells a run of this process to stop when somebody wants it to.
	 */
	public void watch(long run, Runnable stop) {
		this.stops.put(run, stop);
	}

	/**
	 * A run has ended.
	 */
	public void forget(long run) {
		this.stops.remove(run);
	}

	/** For tests: as the timer does it. */
	void beat() {
		Run.Owner owner = this.self;
		String id = (owner != null) ? owner.process() : null;
		if (owner == null || id == null) {
			return;
		}
		try {
			if (!this.processes.beat(id)) {
				lose(owner);
				return;
			}
			this.spoken = System.nanoTime();
			this.runs.toStop(id).forEach((run) -> this.stops.getOrDefault(run, () -> {
			}).run());
		}
		catch (RuntimeException ex) { // else there would be no further beat
			logger.warn("This process could not say that it lives: {}", ex.getMessage());
			if (System.nanoTime() - this.spoken > LONGEST_FAILURE.toNanos()) {
				this.stops.values().forEach(Runnable::run);
			}
		}
	}

	/** Runs that begin later have a new owner. */
	private synchronized void lose(Run.Owner owner) {
		if (owner.equals(this.self)) {
			logger.warn("Others found this process dead; its {} runs are asked to stop", this.stops.size());
			this.stops.values().forEach(Runnable::run);
			this.self = null;
		}
	}

	@Override
	public void close() {
		Run.Owner owner = this.self;
		endBeats();
		try {
			if (owner != null && owner.process() != null) {
				this.processes.remove(owner.process());
			}
		}
		catch (DataAccessException ex) {
			logger.warn("This process could not say that it ends: {}", ex.getMessage());
		}
	}

	private void endBeats() {
		this.self = null;
		ScheduledThreadPoolExecutor ended = this.timer;
		if (ended == null) {
			return;
		}
		if (this.beats != null) {
			this.beats.cancel(false);
		}
		ended.shutdown();
		try {
			if (!ended.awaitTermination(Liveness.BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("The last heartbeat takes long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
