package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.Stopping;
import dev.driveyard.schedules.OccurrenceQueries.Open;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.Schedule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops runs whose window is over or whose time is up, and keeps requests that wait from
 * beginning outside their window. Why is written down before a run is told to stop, so
 * that whoever finds it stopped knows.
 */
final class RunCurfew {

	private static final Logger logger = LoggerFactory.getLogger(RunCurfew.class);

	private final RunOperator operator;

	private final RunStore runs;

	private final LaunchQueue queue;

	private final OccurrenceStore occurrences;

	private final TransactionTemplate transactions;

	RunCurfew(RunOperator operator, RunStore runs, LaunchQueue queue, OccurrenceStore occurrences,
			TransactionTemplate transactions) {
		this.operator = operator;
		this.runs = runs;
		this.queue = queue;
		this.occurrences = occurrences;
		this.transactions = transactions;
	}

	/** Looks after one that has not ended. */
	void enforce(Schedule schedule, Open open, Instant now) {
		boolean closed = open.occurrence().cause() != Cause.MANUAL && !WindowTimes.of(schedule).isOpen(now);
		if (open.state() == LaunchRequest.State.QUEUED) {
			if (closed && !open.notBefore().isAfter(now)) {
				postpone(schedule, open, now);
			}
		}
		else if (open.run() != null) {
			Stopping why = why(schedule, open, closed);
			if (why != null) {
				stop(open, open.run(), why);
			}
		}
	}

	private static @Nullable Stopping why(Schedule schedule, Open open, boolean closed) {
		Stopping known = open.occurrence().stopping();
		Duration limit = schedule.spec().policy().timeLimit();
		if (known != null) {
			return known;
		}
		if (limit != null && open.takenFor().compareTo(limit) > 0) {
			return Stopping.LIMIT;
		}
		return closed ? Stopping.WINDOW : null;
	}

	private void postpone(Schedule schedule, Open open, Instant now) {
		try {
			this.queue.postpone(Objects.requireNonNull(open.occurrence().request()),
					WindowTimes.of(schedule).opens(now));
		}
		catch (OperateException ex) {
			logger.debug("It began, or was taken back, meanwhile: {}", ex.getMessage());
		}
	}

	private void stop(Open open, long run, Stopping why) {
		if (this.runs.isStopRequested(run)) {
			return;
		}
		Occurrence occurrence = open.occurrence();
		this.transactions.executeWithoutResult((status) -> this.occurrences.stopping(occurrence.id(),
				Objects.requireNonNull(occurrence.request()), why));
		try {
			this.operator.stop(run);
			logger.info("Run {} is told to stop: {}", run,
					(why == Stopping.WINDOW) ? "its window is over" : "its time is up");
		}
		catch (OperateException ex) {
			logger.debug("It has ended, or not begun: {}", ex.getMessage());
		}
	}

}
