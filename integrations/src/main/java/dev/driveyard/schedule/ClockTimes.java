package dev.driveyard.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

import org.jspecify.annotations.Nullable;

/**
 * Times of a clock at fixed hours. A time that the clock skips is due as much later as it
 * skips, and one that it shows twice is due the first time: so each day has its run, and
 * one.
 */
record ClockTimes(UnixCron cron, ZoneId zone) implements Recurrence {

	@Override
	public @Nullable Instant next(Instant after) {
		ZonedDateTime best = null;
		LocalDateTime local = this.cron.next(start(after));
		while (local != null && (best == null || local.isBefore(best.toLocalDateTime()))) {
			ZonedDateTime time = local.atZone(this.zone).withEarlierOffsetAtOverlap();
			if (time.toInstant().isAfter(after) && (best == null || time.isBefore(best))) {
				best = time;
			}
			local = this.cron.next(local);
		}
		return (best != null) ? best.toInstant() : null;
	}

	/**
	 * From which time of the clock on to look: from before the skipped ones, if those may
	 * still be due.
	 */
	private LocalDateTime start(Instant after) {
		ZoneRules rules = this.zone.getRules();
		LocalDateTime local = LocalDateTime.ofInstant(after, this.zone);
		ZoneOffsetTransition last = rules.previousTransition(after.plusNanos(1));
		boolean skipped = last != null && last.isGap()
				&& local.isBefore(last.getDateTimeAfter().plus(last.getDuration()));
		return skipped ? last.getDateTimeBefore().minusNanos(1) : local;
	}

}
