package dev.driveyard.runs.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.events.ServerEvent.Group;
import dev.driveyard.runs.events.ServerEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store of events. What reads sees what is committed, in the order of the ids: no
 * event is ever seen before one with a smaller id. What writes takes part in the caller's
 * transaction.
 */
public class ServerEventStore {

	/** The channel of the database's server that tells of new events. */
	public static final String CHANNEL = "driveyard_events";

	/** Of no meaning, but always the same. */
	private static final long LOCK = 0x6472_7679_6172_6402L;

	private static final int BATCH = 500;

	private static final String AUDIT = "kind = '" + Kind.AUDIT + "'";

	private static final String REFUSED = "kind = '" + Kind.REFUSED + "'";

	private static final String FOR_ADMINISTRATORS = "kind IN ('" + Kind.AUDIT + "', '" + Kind.REFUSED + "')";

	private static final String OTHER = "kind NOT IN ('" + Kind.AUDIT + "', '" + Kind.REFUSED + "')";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	private final Dialect dialect;

	/**
	 * A store.
	 * @param reader reads what is committed
	 */
	public ServerEventStore(JdbcTemplate template, JdbcClient reader, Dialect dialect) {
		this.template = template;
		this.reader = reader;
		this.dialect = dialect;
	}

	/** Keeps events, in their order, and tells those who share the database's server. */
	public void add(List<NewServerEvent> events) {
		if (this.dialect == Dialect.POSTGRESQL) {
			this.template.query("SELECT pg_advisory_xact_lock(" + LOCK + "), pg_notify('" + CHANNEL + "', '')",
					(row) -> {
					});
		}
		this.template.batchUpdate("""
				INSERT INTO server_event (time, kind, job, request_id, run_id, who, address, payload)
				VALUES (%s, ?, ?, ?, ?, ?, ?, ?)""".formatted(this.dialect.epochMillis()), events, BATCH,
				(statement, event) -> {
					statement.setString(1, event.kind().name());
					statement.setString(2, event.job());
					statement.setObject(3, event.request());
					statement.setObject(4, event.run());
					statement.setString(5, event.who());
					statement.setString(6, event.address());
					statement.setString(7, event.payload());
				});
	}

	/**
	 * Up to so many events after an id, by id.
	 * @param audits whether also what people asked for, and what was refused
	 */
	public List<ServerEvent> after(long id, boolean audits, int size) {
		return this.reader
			.sql("SELECT * FROM server_event WHERE id > ?" + (audits ? "" : " AND " + OTHER) + " ORDER BY id LIMIT ?")
			.params(id, size)
			.query(ServerEventStore::event)
			.list();
	}

	/**
	 * Up to so many things that people asked for or that were refused, before an id, the
	 * newest first.
	 */
	public List<ServerEvent> audits(long before, int size) {
		return this.reader
			.sql("SELECT * FROM server_event WHERE " + FOR_ADMINISTRATORS + " AND id < ? ORDER BY id DESC LIMIT ?")
			.params(before, size)
			.query(ServerEventStore::event)
			.list();
	}

	/** Which events there are. */
	public Extent extent() {
		return this.reader.sql("""
				SELECT f.up_to, coalesce((SELECT max(id) FROM server_event), f.up_to) FROM server_event_forgotten f""")
			.query((row, number) -> new Extent(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * Forgets up to so many of the oldest events of a group, if they are older than an
	 * age or more than a number.
	 * @return how many they were
	 */
	public int forget(Group group, Duration age, long most, int size) {
		String which = condition(group);
		Long last = this.template.queryForObject(
				"SELECT max(id) FROM (SELECT id FROM server_event WHERE " + which + " AND (" + older()
						+ " OR id <= coalesce((SELECT id FROM server_event WHERE " + which
						+ " ORDER BY id DESC LIMIT 1 OFFSET ?), 0)) ORDER BY id LIMIT ?) o",
				Long.class, age.toMillis(), most, size);
		if (last != null && group == Group.HAPPENED) {
			this.template.update("UPDATE server_event_forgotten SET up_to = ? WHERE up_to < ?", last, last);
		}
		return (last != null) ? delete(which, last) : 0;
	}

	/**
	 * Forgets up to so many of the oldest things that people asked for, if they are older
	 * than an age. Their number counts for nothing: nobody pushes out what he did by
	 * doing more.
	 * @return how many they were
	 */
	public int forgetAsked(Duration age, int size) {
		Long last = this.template.queryForObject("SELECT max(id) FROM (SELECT id FROM server_event WHERE " + AUDIT
				+ " AND " + older() + " ORDER BY id LIMIT ?) o", Long.class, age.toMillis(), size);
		return (last != null) ? delete(AUDIT, last) : 0;
	}

	private String older() {
		return "time < " + this.dialect.epochMillis() + " - ?";
	}

	private int delete(String which, long last) {
		return this.template.update("DELETE FROM server_event WHERE " + which + " AND id <= ?", last);
	}

	private static String condition(Group group) {
		return switch (group) {
			case HAPPENED -> OTHER;
			case ASKED -> AUDIT;
			case REFUSED -> REFUSED;
		};
	}

	private static ServerEvent event(ResultSet row, int number) throws SQLException {
		NewServerEvent what = new NewServerEvent(Kind.valueOf(row.getString("kind")), row.getString("job"),
				longOrNull(row, "request_id"), longOrNull(row, "run_id"), row.getString("who"),
				row.getString("address"), row.getString("payload"));
		return new ServerEvent(row.getLong("id"), Instant.ofEpochMilli(row.getLong("time")), what);
	}

	private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * Which events there are.
	 *
	 * @param forgotten those up to this id are no longer kept, but for what people asked
	 * @param last the largest id
	 */
	public record Extent(long forgotten, long last) {
	}

}
