package dev.driveyard.schedule;

import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A schedule and how it is doing.
 *
 * @param last what came of its last time, null if there was none
 */
public record ScheduleState(Schedule schedule, @Nullable Occurrence last) {
}
