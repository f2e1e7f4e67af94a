package dev.driveyard.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.OccurrenceStore.NewOccurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleRequester;
import dev.driveyard.schedules.ScheduleStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Launches what is due: the request is accepted in the transaction that says so, or
 * neither is. Parameters are parsed before that has written anything, since they may be
 * about a disk that takes its time.
 */
final class OccurrenceLauncher {

	static final String BUSY = "What was launched before has not ended.";

	private final LaunchRequests requests;

	private final ScheduleStore store;

	private final OccurrenceStore occurrences;

	/** Of the manager whose transactions begin on the database when they first use it. */
	private final TransactionTemplate transactions;

	OccurrenceLauncher(LaunchRequests requests, ScheduleStore store, OccurrenceStore occurrences,
			TransactionTemplate transactions) {
		this.requests = requests;
		this.store = store;
		this.occurrences = occurrences;
		this.transactions = transactions;
	}

	/**
	 * Launches one for its due time.
	 * @param next its due time after that
	 */
	Launch launchDue(Schedule schedule, Instant due, @Nullable Instant next, Instant now) {
		String by = ScheduleRequester.of(schedule);
		RunRequest request = request(schedule, by, schedule.key(due.toString()),
				WindowTimes.of(schedule).notBefore(now));
		return settled(schedule, request, (state, id, message) -> {
			boolean mine = this.store.advance(schedule.id(), due, next);
			if (mine) {
				this.occurrences.add(new NewOccurrence(schedule.id(), Cause.DUE, due, null, by, state, id, message),
						now);
			}
			return mine;
		});
	}

	/** Launches one that follows another. */
	Launch launchPending(Schedule schedule, Occurrence pending, Instant now) {
		RunRequest request = request(schedule, ScheduleRequester.of(schedule),
				schedule.key("after:" + pending.afterRun()), WindowTimes.of(schedule).notBefore(now));
		return settled(schedule, request,
				(state, id, message) -> this.occurrences.begin(pending.id(), state, id, message, now));
	}

	/** Launches one for somebody; what can't be launched is not recorded. */
	Launch launchNow(Schedule schedule, String by, Instant now) {
		Instant time = now.truncatedTo(ChronoUnit.MILLIS);
		RunRequest request = request(schedule, by, schedule.key("now:" + UUID.randomUUID()), null);
		return launch(schedule, request, (state, id, message) -> {
			this.occurrences.add(new NewOccurrence(schedule.id(), Cause.MANUAL, time, null, by, state, id, message),
					now);
			return true;
		});
	}

	private static RunRequest request(Schedule schedule, String by, String key, @Nullable Instant notBefore) {
		return new RunRequest(schedule.spec().job(), schedule.spec().parameters(), schedule.spec().policy().priority(),
				by, key, notBefore);
	}

	/** Launches one, and if it can't be launched, records that. */
	private Launch settled(Schedule schedule, RunRequest request, Claim claim) {
		Launch launch = launch(schedule, request, claim);
		RuntimeException refusal = launch.refusal();
		if (launch.result() == Result.OVERLAPS) {
			this.transactions.executeWithoutResult((status) -> claim.take(State.SKIPPED, null, BUSY));
		}
		else if (refusal != null) {
			this.transactions.executeWithoutResult(
					(status) -> claim.take(State.REFUSED, null, String.valueOf(refusal.getMessage())));
		}
		return launch;
	}

	private Launch launch(Schedule schedule, RunRequest request, Claim claim) {
		try {
			return Objects.requireNonNull(this.transactions.execute((status) -> {
				long id = this.requests.send(request);
				Result result = take(schedule, id, claim);
				if (result != Result.LAUNCHED) {
					status.setRollbackOnly();
				}
				return new Launch(result, id, null);
			}));
		}
		catch (IllegalArgumentException | OperateException | CatalogueException ex) {
			return new Launch(Result.REFUSED, null, ex);
		}
	}

	private Result take(Schedule schedule, long request, Claim claim) {
		if (!this.store.lock(schedule.id())) {
			return Result.LOST;
		}
		boolean overlaps = schedule.spec().policy().overlap() == Overlap.SKIP
				&& this.occurrences.open(schedule.id()) > 0;
		if (overlaps) {
			return Result.OVERLAPS;
		}
		return claim.take(State.OPEN, request, null) ? Result.LAUNCHED : Result.LOST;
	}

	/**
	 * Says what becomes of an occurrence, if nobody else has.
	 */
	@FunctionalInterface
	private interface Claim {

		boolean take(State state, @Nullable Long request, @Nullable String message);

	}

	/**
	 * What came of a launch.
	 */
	enum Result {

		/** It was accepted. */
		LAUNCHED,
		/** Another process came first. */
		LOST,
		/** What was launched before has not ended. */
		OVERLAPS,
		/** It could not be accepted. */
		REFUSED

	}

	/**
	 * What came of a launch.
	 *
	 * @param request that was accepted, if it was
	 * @param refusal why it was not, if it was refused
	 */
	record Launch(Result result, @Nullable Long request, @Nullable RuntimeException refusal) {
	}

}
