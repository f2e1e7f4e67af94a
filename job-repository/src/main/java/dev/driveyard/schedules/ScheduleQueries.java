package dev.driveyard.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads schedules as they are committed.
 */
public class ScheduleQueries {

	private final JdbcClient client;

	public ScheduleQueries(JdbcClient client) {
		this.client = client;
	}

	/** All of them, by name. */
	public List<Schedule> all() {
		return this.client.sql(ScheduleRows.SCHEDULES + "ORDER BY s.name").query(ScheduleRows::schedule).list();
	}

	/** One of them. */
	public Optional<Schedule> find(String name) {
		return this.client.sql(ScheduleRows.SCHEDULES + "WHERE s.name = ?")
			.param(name)
			.query(ScheduleRows::schedule)
			.optional();
	}

	/** One of them. */
	public Optional<Schedule> find(long id) {
		return this.client.sql(ScheduleRows.SCHEDULES + "WHERE s.id = ?")
			.param(id)
			.query(ScheduleRows::schedule)
			.optional();
	}

	/** Those whose time has come, the longest due first. */
	public List<Schedule> due(Instant now) {
		return this.client
			.sql(ScheduleRows.SCHEDULES + "WHERE s.paused = 0 AND s.next_due <= ? ORDER BY s.next_due, s.id")
			.param(now.toEpochMilli())
			.query(ScheduleRows::schedule)
			.list();
	}

	/** The time that comes next, of all. */
	public Optional<Instant> nextDue() {
		return this.client.sql("SELECT min(next_due) AS due FROM schedule WHERE paused = 0")
			.query((row, number) -> Optional.ofNullable(ScheduleRows.number(row, "due")))
			.single()
			.map(Instant::ofEpochMilli);
	}

}
