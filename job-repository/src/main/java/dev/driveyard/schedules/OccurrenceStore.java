package dev.driveyard.schedules;

import java.time.Instant;

import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.Occurrence.Stopping;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what came of the times of schedules. All in the caller's transaction.
 */
public class OccurrenceStore {

	/** How many that have ended are kept of each schedule. */
	static final int KEPT = 500;

	private final JdbcClient client;

	public OccurrenceStore(JdbcClient client) {
		this.client = client;
	}

	/**
	 * Records one that begins, or comes to nothing at once. The oldest of its schedule
	 * go.
	 */
	public void add(NewOccurrence one, Instant now) {
		boolean ended = one.state() != State.OPEN && one.state() != State.PENDING;
		this.client.sql("""
				INSERT INTO schedule_occurrence (schedule_id, cause, due, after_run, requested_by, state, request_id,
					message, created, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
			.param(one.schedule())
			.param(one.cause().name())
			.param(one.due().toEpochMilli())
			.param(one.afterRun())
			.param(one.requestedBy())
			.param(one.state().name())
			.param(one.request())
			.param(one.message())
			.param(now.toEpochMilli())
			.param(ended ? now.toEpochMilli() : null)
			.update();
		prune(one.schedule());
	}

	private void prune(long schedule) {
		this.client.sql("""
				DELETE FROM schedule_occurrence WHERE schedule_id = ? AND state NOT IN ('PENDING', 'OPEN') AND id <=
				(SELECT id FROM schedule_occurrence WHERE schedule_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)""")
			.params(schedule, schedule, KEPT)
			.update();
	}

	/** Whether a due time was seen to, whatever came of it. */
	public boolean isKnown(long schedule, Instant due) {
		return count("schedule_id = ? AND due = ? AND cause = 'DUE'", schedule, due.toEpochMilli()) > 0;
	}

	/** How many of a schedule have not ended, without those that are about to begin. */
	public long open(long schedule) {
		return count("schedule_id = ? AND state = 'OPEN'", schedule);
	}

	private long count(String condition, Object... parameters) {
		return this.client.sql("SELECT count(*) FROM schedule_occurrence WHERE " + condition)
			.params(parameters)
			.query(Long.class)
			.single();
	}

	/**
	 * Says what became of one that was about to begin.
	 * @return whether it was
	 */
	public boolean begin(long id, State state, @Nullable Long request, @Nullable String message, Instant now) {
		return this.client
			.sql("UPDATE schedule_occurrence SET state = ?, request_id = ?, message = ?, ended = ?"
					+ " WHERE id = ? AND state = 'PENDING'")
			.param(state.name())
			.param(request)
			.param(message)
			.param((state != State.OPEN) ? now.toEpochMilli() : null)
			.param(id)
			.update() > 0;
	}

	/**
	 * Says that another request goes on with one.
	 * @param request that it had
	 * @return whether it still had that
	 */
	public boolean goOn(long id, long request, long next, int failures) {
		return this.client
			.sql("UPDATE schedule_occurrence SET request_id = ?, failures = ?, stopping = NULL"
					+ " WHERE id = ? AND request_id = ? AND state = 'OPEN'")
			.params(next, failures, id, request)
			.update() > 0;
	}

	/**
	 * Says that nothing more comes of one.
	 * @param request that it had
	 * @return whether it still had that
	 */
	public boolean end(long id, long request, @Nullable String outcome, @Nullable String message, Instant now) {
		return this.client
			.sql("UPDATE schedule_occurrence SET state = 'ENDED', outcome = ?, message = ?, ended = ?"
					+ " WHERE id = ? AND request_id = ? AND state = 'OPEN'")
			.param(outcome)
			.param(message)
			.param(now.toEpochMilli())
			.param(id)
			.param(request)
			.update() > 0;
	}

	/** Says why the run of one is to stop, unless that is known. */
	public boolean stopping(long id, long request, Stopping why) {
		return this.client
			.sql("UPDATE schedule_occurrence SET stopping = ?"
					+ " WHERE id = ? AND request_id = ? AND state = 'OPEN' AND stopping IS NULL")
			.params(why.name(), id, request)
			.update() > 0;
	}

	/**
	 * One that is to be recorded.
	 *
	 * @param afterRun the run that it follows, if it does
	 * @param request that it became, if it did
	 * @param message why it did not
	 */
	public record NewOccurrence(long schedule, Cause cause, Instant due, @Nullable Long afterRun, String requestedBy,
			State state, @Nullable Long request, @Nullable String message) {
	}

}
