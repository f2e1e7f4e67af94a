package dev.driveyard.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * When a window is open.
 *
 * @param window null for one that always is
 */
record WindowTimes(@Nullable RunWindow window, ZoneId zone) {

	/** More days than a clock could skip a window on. */
	private static final int DAYS = 7;

	static WindowTimes of(Schedule schedule) {
		return new WindowTimes(schedule.spec().policy().window(), Recurrence.zone(schedule.spec().timing().zone()));
	}

	/** Whether it is open. */
	boolean isOpen(Instant time) {
		return this.window == null || this.window.contains(LocalTime.ofInstant(time, this.zone));
	}

	/** The first moment from a time on at which it is open. */
	Instant opens(Instant from) {
		if (this.window == null || isOpen(from)) {
			return from;
		}
		LocalDate day = LocalDate.ofInstant(from, this.zone);
		for (int number = 0; number <= DAYS; number++) {
			ZonedDateTime opening = day.plusDays(number).atTime(this.window.from()).atZone(this.zone);
			if (opening.toInstant().isAfter(from) && isOpen(opening.toInstant())) {
				return opening.toInstant();
			}
		}
		throw new IllegalStateException("The window " + this.window + " never opens in " + this.zone);
	}

	/**
	 * The first moment from a time on at which something may begin, null if that is at
	 * once.
	 */
	@Nullable Instant notBefore(Instant from) {
		return isOpen(from) ? null : opens(from);
	}

}
