package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.RestartRequest;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.Result;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.Occurrence.Stopping;
import dev.driveyard.schedules.OccurrenceQueries.Open;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.OccurrenceStore.NewOccurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleRequester;
import dev.driveyard.schedules.ScheduleStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what becomes of an occurrence whose request has ended: a run that was stopped for
 * its window is over goes on in the next, one that failed after a pause, and after a
 * success those that follow are due.
 */
final class OccurrenceSettler {

	/** The longest pause before a retry. */
	static final Duration LONGEST_PAUSE = Duration.ofDays(1);

	private static final Logger logger = LoggerFactory.getLogger(OccurrenceSettler.class);

	private static final String FAILED = "FAILED";

	private static final String STOPPED = "STOPPED";

	private final LaunchQueue queue;

	private final ScheduleStore store;

	private final OccurrenceStore occurrences;

	private final TransactionTemplate transactions;

	OccurrenceSettler(LaunchQueue queue, ScheduleStore store, OccurrenceStore occurrences,
			TransactionTemplate transactions) {
		this.queue = queue;
		this.store = store;
		this.occurrences = occurrences;
		this.transactions = transactions;
	}

	/** Settles one. */
	void settle(Schedule schedule, Open open, Instant now) {
		Stopping stopping = open.occurrence().stopping();
		String outcome = open.outcome();
		boolean cutOff = STOPPED.equals(outcome) || FAILED.equals(outcome);
		if (cutOff && stopping == Stopping.LIMIT) {
			end(schedule, open, Result.TIME_LIMIT, "It took longer than it may, and was stopped.", now);
		}
		else if (cutOff && stopping == Stopping.WINDOW && open.run() != null) {
			goOn(schedule, open, open.occurrence().failures(), WindowTimes.of(schedule).opens(now), now);
		}
		else if (FAILED.equals(outcome) && open.run() != null
				&& open.occurrence().failures() < schedule.spec().policy().retries()) {
			int failures = open.occurrence().failures() + 1;
			Instant after = now.plus(pause(schedule.spec().policy(), failures));
			boolean manual = open.occurrence().cause() == Cause.MANUAL;
			goOn(schedule, open, failures, manual ? after : WindowTimes.of(schedule).opens(after), now);
		}
		else {
			end(schedule, open, (outcome != null) ? outcome : state(open), message(open), now);
		}
	}

	/** Twice as long after each failure. */
	static Duration pause(SchedulePolicy policy, int failures) {
		Duration pause = policy.backOff();
		for (int number = 1; number < failures && pause.compareTo(LONGEST_PAUSE) < 0; number++) {
			pause = pause.multipliedBy(2);
		}
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	private static @Nullable String state(Open open) {
		return (open.state() != null) ? open.state().name() : null;
	}

	private static @Nullable String message(Open open) {
		return (open.state() != null) ? open.message() : "Its request is in the history no more.";
	}

	private void goOn(Schedule schedule, Open open, int failures, Instant notBefore, Instant now) {
		Occurrence occurrence = open.occurrence();
		long run = Objects.requireNonNull(open.run());
		try {
			this.transactions.executeWithoutResult((status) -> {
				long next = this.queue.restart(new RestartRequest(run, schedule.spec().policy().priority(),
						occurrence.requestedBy(), schedule.key("again:" + run), notBefore));
				if (!this.occurrences.goOn(occurrence.id(), request(occurrence), next, failures)) {
					status.setRollbackOnly();
				}
			});
		}
		catch (IllegalArgumentException | OperateException | CatalogueException ex) {
			logger.info("Run {} of schedule {} can't be gone on with: {}", run, schedule.name(), ex.getMessage());
			end(schedule, open, open.outcome(), ex.getMessage(), now);
		}
	}

	private void end(Schedule schedule, Open open, @Nullable String outcome, @Nullable String message, Instant now) {
		Occurrence occurrence = open.occurrence();
		this.transactions.executeWithoutResult((status) -> {
			if (this.occurrences.end(occurrence.id(), request(occurrence), outcome, message, now)
					&& Result.COMPLETED.equals(outcome)) {
				this.store.followers(schedule.id()).forEach((follower) -> follow(follower, schedule, open, now));
			}
		});
	}

	private void follow(long follower, Schedule schedule, Open open, Instant now) {
		this.occurrences.add(new NewOccurrence(follower, Cause.AFTER, now, open.run(), ScheduleRequester.of(schedule),
				State.PENDING, null, null), now);
	}

	private static long request(Occurrence occurrence) {
		return Objects.requireNonNull(occurrence.request());
	}

}
