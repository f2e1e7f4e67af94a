package dev.driveyard.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;

/**
 * The times at which something is due: a sequence that strictly increases.
 */
@FunctionalInterface
interface Recurrence {

	/** No time at all: what follows another schedule. */
	Recurrence NEVER = (after) -> null;

	/** The first time after an instant; null if there is none. */
	@Nullable Instant next(Instant after);

	/** Up to so many times after an instant. */
	default List<Instant> next(Instant after, int count) {
		List<Instant> times = new ArrayList<>();
		Instant time = next(after);
		while (time != null && times.size() < count) {
			times.add(time);
			time = next(time);
		}
		return times;
	}

	/** Those of a schedule. */
	static Recurrence of(Schedule schedule) {
		return of(schedule.spec().timing(), schedule.anchor());
	}

	/**
	 * Those of a timing.
	 * @param anchor from which on its intervals count
	 * @throws IllegalArgumentException if it can't be understood
	 */
	static Recurrence of(ScheduleTiming timing, Instant anchor) {
		if (timing.cron() != null) {
			UnixCron cron = UnixCron.parse(timing.cron());
			ZoneId zone = zone(timing.zone());
			return cron.isAnyHour() ? new InstantTimes(cron, zone) : new ClockTimes(cron, zone);
		}
		return (timing.every() != null) ? new IntervalTimes(timing.every(), anchor) : NEVER;
	}

	/**
	 * A time zone by its id.
	 * @throws IllegalArgumentException if there is none
	 */
	static ZoneId zone(String id) {
		try {
			return ZoneId.of(id);
		}
		catch (ZoneRulesException ex) {
			throw new IllegalArgumentException("There is no time zone '" + id + "'", ex);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("'" + id + "' is no time zone, like Europe/Berlin or UTC", ex);
		}
	}

}
