package dev.driveyard.schedules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.Result;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.Occurrence.Stopping;
import dev.driveyard.schedules.Schedule.Authors;
import dev.driveyard.schedules.Schedule.Due;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import org.jspecify.annotations.Nullable;

/**
 * Makes schedules and occurrences of rows.
 */
final class ScheduleRows {

	/** All schedules, each with the name of the one that it follows. */
	static final String SCHEDULES = "SELECT s.*, a.name AS after_name FROM schedule s"
			+ " LEFT JOIN schedule a ON a.id = s.after_id ";

	private ScheduleRows() {
	}

	static Schedule schedule(ResultSet row, int number) throws SQLException {
		ScheduleTiming timing = new ScheduleTiming(row.getString("cron"), duration(row, "every"),
				row.getString("after_name"), row.getString("zone"));
		ScheduleSpec spec = new ScheduleSpec(row.getString("name"), row.getString("job"),
				Json.read(row.getString("parameters")), timing, policy(row));
		return new Schedule(row.getLong("id"), spec, time(row, "anchor"), row.getInt("paused") != 0,
				new Due(optionalTime(row, "next_due"), optionalTime(row, "last_due")), new Authors(time(row, "created"),
						row.getString("created_by"), time(row, "changed"), row.getString("changed_by")));
	}

	private static SchedulePolicy policy(ResultSet row) throws SQLException {
		String from = row.getString("window_from");
		RunWindow window = (from != null)
				? new RunWindow(LocalTime.parse(from), LocalTime.parse(row.getString("window_to"))) : null;
		return new SchedulePolicy(Missed.valueOf(row.getString("missed")), Overlap.valueOf(row.getString("overlap")),
				row.getInt("priority"), window, duration(row, "time_limit"), row.getInt("retries"),
				Duration.ofMillis(row.getLong("back_off")));
	}

	static Occurrence occurrence(ResultSet row, int number) throws SQLException {
		String stopping = row.getString("stopping");
		return new Occurrence(row.getLong("id"), row.getLong("schedule_id"), Cause.valueOf(row.getString("cause")),
				time(row, "due"), number(row, "after_run"), row.getString("requested_by"),
				State.valueOf(row.getString("state")), number(row, "request_id"), row.getInt("failures"),
				(stopping != null) ? Stopping.valueOf(stopping) : null, new Result(row.getString("outcome"),
						row.getString("message"), time(row, "created"), optionalTime(row, "ended")));
	}

	static @Nullable Long number(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : Long.valueOf(value);
	}

	private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
		Long millis = number(row, column);
		return (millis != null) ? Duration.ofMillis(millis) : null;
	}

	private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
		Long millis = number(row, column);
		return (millis != null) ? Instant.ofEpochMilli(millis) : null;
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(optionalTime(row, column));
	}

	static @Nullable Long millis(@Nullable Instant time) {
		return (time != null) ? Long.valueOf(time.toEpochMilli()) : null;
	}

}
