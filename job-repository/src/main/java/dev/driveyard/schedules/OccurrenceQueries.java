package dev.driveyard.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.requests.LaunchRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what came of the times of schedules, as it is committed.
 */
public class OccurrenceQueries {

	private final JdbcClient client;

	private final Dialect dialect;

	public OccurrenceQueries(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.dialect = dialect;
	}

	/** Up to so many of a schedule before an id, newest first. */
	public List<Occurrence> page(long schedule, long before, int size) {
		return this.client
			.sql("SELECT * FROM schedule_occurrence WHERE schedule_id = ? AND id < ? ORDER BY id DESC LIMIT ?")
			.params(schedule, before, size)
			.query(ScheduleRows::occurrence)
			.list();
	}

	/** The newest of a schedule. */
	public Optional<Occurrence> last(long schedule) {
		return page(schedule, Long.MAX_VALUE, 1).stream().findFirst();
	}

	/** Whether a due time was seen to, whatever came of it. */
	public boolean isKnown(long schedule, Instant due) {
		return new OccurrenceStore(this.client).isKnown(schedule, due);
	}

	/** Whether one of a schedule has not ended. */
	public boolean isOpen(long schedule) {
		return new OccurrenceStore(this.client).open(schedule) > 0;
	}

	/** Those that are about to begin, oldest first. */
	public List<Occurrence> pending() {
		return this.client.sql("SELECT * FROM schedule_occurrence WHERE state = 'PENDING' ORDER BY id")
			.query(ScheduleRows::occurrence)
			.list();
	}

	/** Those that have not ended, each with its request as it is now, oldest first. */
	public List<Open> open() {
		return this.client.sql("""
				SELECT o.*, q.state AS request_state, q.run_id, q.not_before, q.outcome AS request_outcome,
					q.message AS request_message, %s - q.taken AS taken_for
				FROM schedule_occurrence o LEFT JOIN launch_request q ON q.id = o.request_id
				WHERE o.state = 'OPEN' ORDER BY o.id""".formatted(this.dialect.epochMillis())).query((row, number) -> {
			String state = row.getString("request_state");
			Long taken = ScheduleRows.number(row, "taken_for");
			return new Open(ScheduleRows.occurrence(row, number),
					(state != null) ? LaunchRequest.State.valueOf(state) : null, ScheduleRows.number(row, "run_id"),
					Instant.ofEpochMilli(row.getLong("not_before")), row.getString("request_outcome"),
					row.getString("request_message"), Duration.ofMillis((taken != null) ? taken : 0));
		}).list();
	}

	/**
	 * One that has not ended.
	 *
	 * @param state of its request, null if that is gone from the history
	 * @param run of its request, null before it has one
	 * @param notBefore when its request may begin
	 * @param outcome of its request, null if there is none yet
	 * @param message why that failed, null if it did not
	 * @param takenFor how long its request has been somebody's, by the database's clock
	 */
	public record Open(Occurrence occurrence, LaunchRequest.@Nullable State state, @Nullable Long run,
			Instant notBefore, @Nullable String outcome, @Nullable String message, Duration takenFor) {
	}

}
