package dev.driveyard.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

import org.jspecify.annotations.Nullable;

/**
 * The instants at which a clock shows what a cron with any hour says: what is due each
 * hour is also due in an hour that the clock shows twice, and not in one that it skips.
 */
record InstantTimes(UnixCron cron, ZoneId zone) implements Recurrence {

	/** How many changes of the clock to look past: those of some years. */
	private static final int CHANGES = 20;

	@Override
	public @Nullable Instant next(Instant after) {
		ZoneRules rules = this.zone.getRules();
		ZoneOffset offset = rules.getOffset(after);
		LocalDateTime from = LocalDateTime.ofInstant(after, offset);
		ZoneOffsetTransition change = rules.nextTransition(after);
		for (int number = 0; number < CHANGES; number++) {
			LocalDateTime local = this.cron.next(from);
			if (local == null) {
				return null;
			}
			Instant time = local.toInstant(offset);
			if (change == null || time.isBefore(change.getInstant())) {
				return time;
			}
			offset = change.getOffsetAfter();
			from = change.getDateTimeAfter().minusNanos(1);
			change = rules.nextTransition(change.getInstant());
		}
		return null;
	}

}
