package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.OccurrenceQueries;
import dev.driveyard.schedules.OccurrenceQueries.Open;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.OccurrenceStore.NewOccurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleRequester;
import dev.driveyard.schedules.ScheduleStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One look at all schedules. Any number of processes may look at once: each thing is done
 * by one of them. A schedule that fails keeps none of the others.
 */
final class ScheduleTicks {

	private static final Logger logger = LoggerFactory.getLogger(ScheduleTicks.class);

	private final ScheduleQueries schedules;

	private final OccurrenceQueries occurrences;

	private final ScheduleStore store;

	private final OccurrenceStore records;

	private final OccurrenceLauncher launcher;

	private final OccurrenceSettler settler;

	private final RunCurfew curfew;

	private final TransactionTemplate transactions;

	private final Duration grace;

	private @Nullable Instant last;

	ScheduleTicks(ScheduleQueries schedules, OccurrenceQueries occurrences, ScheduleStore store,
			OccurrenceStore records, OccurrenceLauncher launcher, OccurrenceSettler settler, RunCurfew curfew,
			TransactionTemplate transactions, Duration grace) {
		this.schedules = schedules;
		this.occurrences = occurrences;
		this.store = store;
		this.records = records;
		this.launcher = launcher;
		this.settler = settler;
		this.curfew = curfew;
		this.transactions = transactions;
		this.grace = grace;
	}

	/** Looks once. */
	void tick(Instant now) {
		if (this.last == null || now.isBefore(this.last)) {
			this.schedules.all().forEach((schedule) -> safely(schedule, () -> correct(schedule, now)));
		}
		this.last = now;
		for (Open open : this.occurrences.open()) {
			this.schedules.find(open.occurrence().schedule())
				.ifPresent((schedule) -> safely(schedule, () -> see(schedule, open, now)));
		}
		for (Occurrence pending : this.occurrences.pending()) {
			this.schedules.find(pending.schedule())
				.ifPresent((schedule) -> safely(schedule, () -> this.launcher.launchPending(schedule, pending, now)));
		}
		for (Schedule schedule : this.schedules.due(now)) {
			safely(schedule, () -> due(schedule, now));
		}
	}

	/** When the next of all is due. */
	Optional<Instant> nextDue() {
		return this.schedules.nextDue();
	}

	private static void safely(Schedule schedule, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Schedule '{}' could not be seen to; it is tried again", schedule.name(), ex);
		}
	}

	/**
	 * The clock has gone back: what it now comes to is due as it was, but nothing twice.
	 */
	private void correct(Schedule schedule, Instant now) {
		Instant known = schedule.due().next();
		Instant next = (known != null) ? Recurrence.of(schedule).next(now) : null;
		if (known != null && next != null && next.isBefore(known)) {
			logger.info("The clock was ahead: schedule '{}' is due at {}, not at {}", schedule.name(), next, known);
			this.transactions.executeWithoutResult((status) -> this.store.correct(schedule.id(), known, next));
		}
	}

	private void see(Schedule schedule, Open open, Instant now) {
		if (open.state() == LaunchRequest.State.QUEUED || open.state() == LaunchRequest.State.RUNNING) {
			this.curfew.enforce(schedule, open, now);
		}
		else {
			this.settler.settle(schedule, open, now);
		}
	}

	private void due(Schedule schedule, Instant now) {
		Instant due = Objects.requireNonNull(schedule.due().next());
		Instant next = Recurrence.of(schedule).next(now);
		SchedulePolicy policy = schedule.spec().policy();
		if (this.occurrences.isKnown(schedule.id(), due)) {
			passKnown(schedule, due);
			this.schedules.find(schedule.id()).filter((one) -> isDue(one, now)).ifPresent((one) -> due(one, now));
		}
		else if (policy.missed() == Missed.SKIP && due.plus(this.grace).isBefore(now)) {
			pass(schedule, due, next, State.MISSED, "Nobody was there to launch it in time.", now);
		}
		else if (policy.overlap() == Overlap.SKIP && this.occurrences.isOpen(schedule.id())) {
			pass(schedule, due, next, State.SKIPPED, OccurrenceLauncher.BUSY, now);
		}
		else {
			this.launcher.launchDue(schedule, due, next, now);
		}
	}

	private static boolean isDue(Schedule schedule, Instant now) {
		Instant due = schedule.due().next();
		return !schedule.paused() && due != null && !due.isAfter(now);
	}

	/** The clock had gone back: the times that come again were seen to one by one. */
	private void passKnown(Schedule schedule, Instant due) {
		Instant next = Recurrence.of(schedule).next(due);
		this.transactions.executeWithoutResult((status) -> this.store.advance(schedule.id(), due, next));
	}

	private void pass(Schedule schedule, Instant due, @Nullable Instant next, State state, String why, Instant now) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.store.advance(schedule.id(), due, next)) {
				this.records.add(new NewOccurrence(schedule.id(), Cause.DUE, due, null, ScheduleRequester.of(schedule),
						state, null, why), now);
			}
		});
	}

}
