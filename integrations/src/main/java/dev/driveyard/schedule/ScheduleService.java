package dev.driveyard.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.schedule.OccurrenceLauncher.Launch;
import dev.driveyard.schedule.ScheduleChecks.Checked;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.OccurrenceQueries;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleStore;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schedules as people see and change them.
 */
public class ScheduleService {

	private final ScheduleQueries queries;

	private final OccurrenceQueries occurrences;

	private final ScheduleStore store;

	private final ScheduleChecks checks;

	private final OccurrenceLauncher launcher;

	private final TransactionTemplate transactions;

	private final InstantSource clock;

	private volatile Runnable waker = () -> {
	};

	ScheduleService(ScheduleQueries queries, OccurrenceQueries occurrences, ScheduleStore store, ScheduleChecks checks,
			OccurrenceLauncher launcher, TransactionTemplate transactions, InstantSource clock) {
		this.queries = queries;
		this.occurrences = occurrences;
		this.store = store;
		this.checks = checks;
		this.launcher = launcher;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** Calls this when something may be due earlier than it was. */
	void onChange(Runnable next) {
		this.waker = next;
	}

	/** All of them, by name. */
	public List<ScheduleState> all() {
		return this.queries.all().stream().map(this::state).toList();
	}

	/**
	 * One of them.
	 * @throws OperateException if there is none of this name
	 */
	public ScheduleState find(String name) {
		return state(require(name));
	}

	private ScheduleState state(Schedule schedule) {
		return new ScheduleState(schedule, this.occurrences.last(schedule.id()).orElse(null));
	}

	private Schedule require(String name) {
		return this.queries.find(name)
			.orElseThrow(() -> new OperateException(
					Failure.of(FailureCode.NO_SUCH_SCHEDULE, "There is no schedule '" + name + "'.")));
	}

	/**
	 * Keeps a new one.
	 * @param by who wants it, for a person
	 * @throws IllegalArgumentException if something is wrong; the message says what
	 * @throws OperateException if there is one of its name, or something is missing
	 */
	public ScheduleState create(ScheduleSpec spec, String by) {
		Instant now = now();
		Checked checked = this.checks.check(spec, null, now);
		Instant next = Recurrence.of(checked.spec().timing(), now).next(now);
		this.transactions.executeWithoutResult((status) -> {
			if (this.store.add(checked.spec(), checked.followed(), next, now, by).isEmpty()) {
				throw exists(spec.name());
			}
		});
		this.waker.run();
		return find(spec.name());
	}

	/**
	 * Replaces what one says, also its name. What it launched goes on.
	 * @throws IllegalArgumentException if something is wrong; the message says what
	 */
	public ScheduleState change(String name, ScheduleSpec spec, String by) {
		Schedule known = require(name);
		Instant now = now();
		Checked checked = this.checks.check(spec, known.id(), now);
		if (!name.equals(spec.name()) && this.queries.find(spec.name()).isPresent()) {
			throw exists(spec.name());
		}
		boolean same = checked.spec().timing().equals(known.spec().timing());
		Instant anchor = same ? known.anchor() : now;
		Instant next = next(checked.spec().timing(), known, same, anchor, now);
		this.transactions.executeWithoutResult(
				(status) -> this.store.change(known.id(), checked.spec(), checked.followed(), anchor, next, now, by));
		this.waker.run();
		return find(spec.name());
	}

	private static @Nullable Instant next(ScheduleTiming timing, Schedule known, boolean same, Instant anchor,
			Instant now) {
		if (known.paused()) {
			return null;
		}
		return same ? known.due().next() : Recurrence.of(timing, anchor).next(now);
	}

	private static OperateException exists(String name) {
		return new OperateException(
				Failure.of(FailureCode.SCHEDULE_EXISTS, "There is a schedule '" + name + "' already."));
	}

	/**
	 * Forgets one. What it launched goes on.
	 * @throws OperateException if others follow it
	 */
	public void remove(String name) {
		Schedule known = require(name);
		this.transactions.executeWithoutResult((status) -> {
			this.store.lock(known.id());
			List<String> followers = this.store.followerNames(known.id());
			if (!followers.isEmpty()) {
				throw new OperateException(Failure.of(FailureCode.SCHEDULE_FOLLOWED, "The schedule '" + name
						+ "' is followed by: " + String.join(", ", followers) + ". Change or remove those first."));
			}
			this.store.remove(known.id());
		});
	}

	/** Lets one be due no more until it is resumed. What it launched goes on. */
	public void pause(String name) {
		Schedule known = require(name);
		this.transactions.executeWithoutResult((status) -> this.store.setPaused(known.id(), true, null));
	}

	/** Lets one be due again, from now on: nothing was missed meanwhile. */
	public void resume(String name) {
		Schedule known = require(name);
		if (known.paused()) {
			Instant next = Recurrence.of(known).next(now());
			this.transactions.executeWithoutResult((status) -> this.store.setPaused(known.id(), false, next));
			this.waker.run();
		}
	}

	/**
	 * Launches one now, whatever its times, its window and its pause say.
	 * @return the id of the request
	 * @throws OperateException if it is not to overlap, and what it launched before has
	 * not ended, or if it can't be launched
	 * @throws IllegalArgumentException if its parameters are wrong by now
	 */
	public long runNow(String name, String by) {
		Schedule known = require(name);
		Launch launch = this.launcher.launchNow(known, by, now());
		this.waker.run();
		return switch (launch.result()) {
			case LAUNCHED -> Objects.requireNonNull(launch.request());
			case LOST -> throw new OperateException(
					Failure.of(FailureCode.NO_SUCH_SCHEDULE, "The schedule '" + name + "' was removed."));
			case OVERLAPS -> throw new OperateException(Failure.of(FailureCode.SCHEDULE_BUSY,
					"What the schedule '" + name + "' launched before has not ended, and it is not to overlap."));
			case REFUSED -> throw Objects.requireNonNull(launch.refusal());
		};
	}

	/** Up to so many of its next times; none if it is paused or follows another. */
	public List<Instant> nextTimes(String name, int count) {
		Schedule known = require(name);
		Instant next = known.due().next();
		return (next != null) ? Recurrence.of(known).next(next.minusMillis(1), count) : List.of();
	}

	/**
	 * Up to so many times of a timing from now on, for whoever thinks about it.
	 * @throws IllegalArgumentException if it can't be understood, or never comes
	 */
	public List<Instant> preview(ScheduleTiming timing, int count) {
		ScheduleTiming normal = TimingText.normal(timing);
		Recurrence.zone(normal.zone());
		ScheduleChecks.checkTiming(normal, now());
		return Recurrence.of(normal, now()).next(now(), count);
	}

	/** Up to so many of its times before an id and what came of them, newest first. */
	public List<Occurrence> occurrences(String name, long before, int size) {
		return this.occurrences.page(require(name).id(), before, size);
	}

	private Instant now() {
		return this.clock.instant();
	}

}
