package dev.driveyard.schedules;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due: one of the first three says it.
 *
 * @param cron five fields as in a crontab, or {@code @daily} and the like
 * @param every how long from one time to the next
 * @param after the name of the schedule after whose success it is due
 * @param zone the id of the time zone in which cron and window are meant
 */
public record ScheduleTiming(@Nullable String cron, @Nullable Duration every, @Nullable String after, String zone) {

	/** By the fields of a crontab. */
	public static ScheduleTiming cron(String cron, String zone) {
		return new ScheduleTiming(cron, null, null, zone);
	}

	/** Each time that so much has passed. */
	public static ScheduleTiming every(Duration every, String zone) {
		return new ScheduleTiming(null, every, null, zone);
	}

	/** After each success of another schedule. */
	public static ScheduleTiming after(String schedule, String zone) {
		return new ScheduleTiming(null, null, schedule, zone);
	}

}
