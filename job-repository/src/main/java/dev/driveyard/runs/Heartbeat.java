package dev.driveyard.runs;

import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Says every few seconds that the owner of a run lives, and passes on a request to stop
 * that came through the database.
 */
public final class Heartbeat implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final ScheduledThreadPoolExecutor timer;

	private final ScheduledFuture<?> beats;

	/**
	 * Starts beating.
	 * @param onStopRequest called when somebody asked the run to stop
	 */
	public Heartbeat(RunStore runs, long runId, Clock clock, Runnable onStopRequest) {
		this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "heartbeat-" + runId);
			thread.setDaemon(true);
			return thread;
		});
		this.beats = this.timer.scheduleWithFixedDelay(() -> beat(runs, runId, clock, onStopRequest),
				Liveness.BEAT.toMillis(), Liveness.BEAT.toMillis(), TimeUnit.MILLISECONDS);
	}

	private static void beat(RunStore runs, long runId, Clock clock, Runnable onStopRequest) {
		try {
			if (runs.beat(runId, clock.millis())) {
				onStopRequest.run();
			}
		}
		catch (DataAccessException ex) {
			logger.warn("Run {} could not say that it lives: {}", runId, ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.beats.cancel(false);
		this.timer.shutdown();
		try {
			this.timer.awaitTermination(Liveness.BEAT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
