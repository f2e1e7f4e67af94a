package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a schedule can be kept as somebody wants it. Nothing is changed by that.
 */
final class ScheduleChecks {

	private static final int LONGEST_NAME = 100;

	private static final int MOST_RETRIES = 100;

	private static final Duration LONGEST_RUN = Duration.ofDays(365);

	private final JobDefinitions definitions;

	private final ScheduleQueries schedules;

	ScheduleChecks(JobDefinitions definitions, ScheduleQueries schedules) {
		this.definitions = definitions;
		this.schedules = schedules;
	}

	/**
	 * Checks one.
	 * @param id of the one that it replaces, null if it is new
	 * @return the same, in the form in which it is kept
	 * @throws IllegalArgumentException if something is wrong; the message says what
	 * @throws OperateException if the job or the schedule that it follows is not there
	 */
	Checked check(ScheduleSpec spec, @Nullable Long id, Instant now) {
		checkName(spec.name());
		this.definitions.require(spec.job()).parse(spec.parameters());
		ScheduleTiming timing = TimingText.normal(spec.timing());
		Recurrence.zone(timing.zone());
		checkTiming(timing, now);
		checkPolicy(spec.policy());
		return new Checked(new ScheduleSpec(spec.name(), spec.job(), spec.parameters(), timing, spec.policy()),
				(timing.after() != null) ? followed(spec.name(), timing.after(), id) : null);
	}

	private static void checkName(String name) {
		if (name.isBlank() || !name.equals(name.strip()) || name.length() > LONGEST_NAME
				|| name.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("The name of a schedule has 1 to " + LONGEST_NAME
					+ " characters, none of which is a control character, and no space at its ends");
		}
	}

	static void checkTiming(ScheduleTiming timing, Instant now) {
		if (Stream
			.of(Optional.ofNullable(timing.cron()), Optional.ofNullable(timing.every()),
					Optional.ofNullable(timing.after()))
			.filter(Optional::isPresent)
			.count() != 1) {
			throw new IllegalArgumentException(
					"A schedule has a cron, or an interval, or another schedule that it follows: one of them");
		}
		if (timing.after() == null && Recurrence.of(timing, now).next(now) == null) {
			throw new IllegalArgumentException("The cron '" + timing.cron() + "' never comes: there is no such day");
		}
	}

	private static void checkPolicy(SchedulePolicy policy) {
		Duration limit = policy.timeLimit();
		if (limit != null && (limit.isZero() || limit.isNegative() || limit.compareTo(LONGEST_RUN) > 0)) {
			throw new IllegalArgumentException("A time limit is more than nothing and a year at most, not " + limit);
		}
		if (policy.retries() < 0 || policy.retries() > MOST_RETRIES) {
			throw new IllegalArgumentException("Retries are 0 to " + MOST_RETRIES + ", not " + policy.retries());
		}
		if (policy.backOff().isNegative() || policy.backOff().compareTo(OccurrenceSettler.LONGEST_PAUSE) > 0) {
			throw new IllegalArgumentException("The pause before a retry is nothing to a day, not " + policy.backOff());
		}
	}

	/** None may follow itself, however far round. */
	private long followed(String name, String after, @Nullable Long id) {
		Schedule followed = this.schedules.find(after)
			.orElseThrow(() -> new OperateException(
					Failure.of(FailureCode.NO_SUCH_SCHEDULE, "There is no schedule '" + after + "' to follow.")));
		Set<Long> seen = new HashSet<>();
		Optional<Schedule> next = Optional.of(followed);
		while (next.isPresent() && seen.add(next.get().id())) {
			if (id != null && next.get().id() == id) {
				throw new IllegalArgumentException("The schedule '" + name + "' would follow itself");
			}
			next = Optional.ofNullable(next.get().spec().timing().after()).flatMap(this.schedules::find);
		}
		return followed.id();
	}

	/**
	 * What can be kept.
	 *
	 * @param followed the id of the one that it follows, null if it follows none
	 */
	record Checked(ScheduleSpec spec, @Nullable Long followed) {
	}

}
