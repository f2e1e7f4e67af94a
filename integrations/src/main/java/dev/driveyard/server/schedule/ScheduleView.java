package dev.driveyard.server.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.schedule.ScheduleState;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleTiming;
import dev.driveyard.server.api.WrongField;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is shown.
 *
 * @param next its next time, null if there is none
 * @param last its last time, null before the first
 * @param changedBy whose word it is what it says
 * @param lastTime what came of its last time, null if there was none
 * @param nextTimes its next times, where only one is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleView(long id, String name, String job, Map<String, Object> parameters, @Nullable String cron,
		@Nullable String every, @Nullable String after, String zone, String missed, String overlap, int priority,
		@Nullable String window, @Nullable String timeLimit, int retries, String backOff, boolean paused,
		@Nullable Instant next, @Nullable Instant last, Instant created, String createdBy, Instant changed,
		String changedBy, @Nullable OccurrenceView lastTime, @Nullable List<Instant> nextTimes) {

	static ScheduleView of(ScheduleState state, @Nullable List<Instant> nextTimes) {
		Schedule schedule = state.schedule();
		ScheduleTiming timing = schedule.spec().timing();
		SchedulePolicy policy = schedule.spec().policy();
		return new ScheduleView(schedule.id(), schedule.name(), schedule.spec().job(), schedule.spec().parameters(),
				timing.cron(), ScheduleBody.text(timing.every()), timing.after(), timing.zone(),
				WrongField.word(policy.missed()), WrongField.word(policy.overlap()), policy.priority(),
				(policy.window() != null) ? policy.window().from() + "-" + policy.window().to() : null,
				ScheduleBody.text(policy.timeLimit()), policy.retries(), policy.backOff().toString(), schedule.paused(),
				schedule.due().next(), schedule.due().last(), schedule.authors().created(),
				schedule.authors().createdBy(), schedule.authors().changed(), schedule.authors().changedBy(),
				(state.last() != null) ? OccurrenceView.of(state.last()) : null, nextTimes);
	}

}
