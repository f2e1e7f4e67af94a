package dev.driveyard.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps schedules. All in the caller's transaction.
 */
public class ScheduleStore {

	private final JdbcClient client;

	public ScheduleStore(JdbcClient client) {
		this.client = client;
	}

	/**
	 * Keeps a new one.
	 * @param followed the id of the one that it follows, if it does
	 * @return its id, empty if there is one of its name
	 */
	public Optional<Long> add(ScheduleSpec spec, @Nullable Long followed, @Nullable Instant next, Instant now,
			String by) {
		Map<String, @Nullable Object> values = values(spec, followed);
		values.put("anchor", now.toEpochMilli());
		values.put("next_due", ScheduleRows.millis(next));
		values.put("created", now.toEpochMilli());
		values.put("created_by", by);
		values.put("changed", now.toEpochMilli());
		values.put("changed_by", by);
		return this.client
			.sql("INSERT INTO schedule (" + String.join(", ", values.keySet()) + ") VALUES ("
					+ values.keySet().stream().map((name) -> ":" + name).collect(Collectors.joining(", "))
					+ ") ON CONFLICT (name) DO NOTHING RETURNING id")
			.params(values)
			.query(Long.class)
			.optional();
	}

	/**
	 * Replaces what it says.
	 * @param anchor from which on it counts
	 */
	public void change(long id, ScheduleSpec spec, @Nullable Long followed, Instant anchor, @Nullable Instant next,
			Instant now, String by) {
		Map<String, @Nullable Object> values = values(spec, followed);
		values.put("anchor", anchor.toEpochMilli());
		values.put("next_due", ScheduleRows.millis(next));
		values.put("changed", now.toEpochMilli());
		values.put("changed_by", by);
		String assignments = values.keySet()
			.stream()
			.map((name) -> name + " = :" + name)
			.collect(Collectors.joining(", "));
		this.client.sql("UPDATE schedule SET " + assignments + " WHERE id = :id")
			.params(values)
			.param("id", id)
			.update();
	}

	private static Map<String, @Nullable Object> values(ScheduleSpec spec, @Nullable Long followed) {
		SchedulePolicy policy = spec.policy();
		RunWindow window = policy.window();
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("name", spec.name());
		values.put("job", spec.job());
		values.put("parameters", Json.write(spec.parameters()));
		values.put("cron", spec.timing().cron());
		values.put("every", millis(spec.timing().every()));
		values.put("after_id", followed);
		values.put("zone", spec.timing().zone());
		values.put("missed", policy.missed().name());
		values.put("overlap", policy.overlap().name());
		values.put("priority", policy.priority());
		values.put("window_from", (window != null) ? window.from().toString() : null);
		values.put("window_to", (window != null) ? window.to().toString() : null);
		values.put("time_limit", millis(policy.timeLimit()));
		values.put("retries", policy.retries());
		values.put("back_off", policy.backOff().toMillis());
		return values;
	}

	private static @Nullable Long millis(@Nullable Duration duration) {
		return (duration != null) ? Long.valueOf(duration.toMillis()) : null;
	}

	/** Pauses it, or lets it be due again. What it says stays the word of the same. */
	public void setPaused(long id, boolean paused, @Nullable Instant next) {
		this.client.sql("UPDATE schedule SET paused = ?, next_due = ? WHERE id = ?")
			.param(paused ? 1 : 0)
			.param(ScheduleRows.millis(next))
			.param(id)
			.update();
	}

	/** Forgets it and what came of it. */
	public void remove(long id) {
		this.client.sql("DELETE FROM schedule_occurrence WHERE schedule_id = ?").param(id).update();
		this.client.sql("DELETE FROM schedule WHERE id = ?").param(id).update();
	}

	/**
	 * Moves it from one due time to the next, if nobody has yet.
	 * @return whether it was moved by this
	 */
	public boolean advance(long id, Instant due, @Nullable Instant next) {
		return this.client
			.sql("UPDATE schedule SET next_due = ?, last_due = ? WHERE id = ? AND next_due = ? AND paused = 0")
			.param(ScheduleRows.millis(next))
			.param(due.toEpochMilli())
			.param(id)
			.param(due.toEpochMilli())
			.update() > 0;
	}

	/** Sets another time for the next, if nobody has yet: nothing was due meanwhile. */
	public boolean correct(long id, Instant due, @Nullable Instant next) {
		return this.client.sql("UPDATE schedule SET next_due = ? WHERE id = ? AND next_due = ? AND paused = 0")
			.param(ScheduleRows.millis(next))
			.param(id)
			.param(due.toEpochMilli())
			.update() > 0;
	}

	/**
	 * Lets no other transaction launch it until this one ends.
	 * @return whether it is there
	 */
	public boolean lock(long id) {
		return this.client.sql("UPDATE schedule SET name = name WHERE id = ?").param(id).update() > 0;
	}

	/** Those that follow it and are not paused. */
	public List<Long> followers(long id) {
		return this.client.sql("SELECT id FROM schedule WHERE after_id = ? AND paused = 0 ORDER BY id")
			.param(id)
			.query(Long.class)
			.list();
	}

	/** The names of all that follow it. */
	public List<String> followerNames(long id) {
		return this.client.sql("SELECT name FROM schedule WHERE after_id = ? ORDER BY name")
			.param(id)
			.query(String.class)
			.list();
	}

}
