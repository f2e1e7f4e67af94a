package dev.driveyard.watches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.driveyard.watches.WatchSpec.Method;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps which locations are watched. What it writes is in the caller's transaction.
 */
public class WatchStore {

	private final JdbcClient client;

	private final JdbcClient reader;

	/**
	 * A store.
	 * @param reader reads what is committed
	 */
	public WatchStore(JdbcClient client, JdbcClient reader) {
		this.client = client;
		this.reader = reader;
	}

	/** All that are watched. */
	public List<WatchedLocation> all() {
		return this.reader.sql("SELECT * FROM location_watch ORDER BY location_id").query(WatchStore::watched).list();
	}

	/** One of them. */
	public Optional<WatchedLocation> find(long location) {
		return this.reader.sql("SELECT * FROM location_watch WHERE location_id = ?")
			.param(location)
			.query(WatchStore::watched)
			.optional();
	}

	/** Lets a location be watched, or be watched otherwise. */
	public void set(WatchedLocation watched) {
		WatchSpec spec = watched.spec();
		this.client.sql("""
				INSERT INTO location_watch (location_id, method, poll, reconcile, mode, changed, changed_by)
				VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (location_id) DO UPDATE SET method = excluded.method, poll = excluded.poll,
					reconcile = excluded.reconcile, mode = excluded.mode, changed = excluded.changed,
					changed_by = excluded.changed_by""")
			.params(watched.location(), spec.method().name(), spec.poll().toMillis(), spec.reconcile().toMillis(),
					spec.mode(), watched.changed().toEpochMilli(), watched.changedBy())
			.update();
	}

	/** Lets a location be watched no more. */
	public void remove(long location) {
		this.client.sql("DELETE FROM location_watch WHERE location_id = ?").param(location).update();
	}

	private static WatchedLocation watched(ResultSet row, int number) throws SQLException {
		WatchSpec spec = new WatchSpec(Method.valueOf(row.getString("method")), Duration.ofMillis(row.getLong("poll")),
				Duration.ofMillis(row.getLong("reconcile")), row.getString("mode"));
		return new WatchedLocation(row.getLong("location_id"), spec, Instant.ofEpochMilli(row.getLong("changed")),
				row.getString("changed_by"));
	}

}
