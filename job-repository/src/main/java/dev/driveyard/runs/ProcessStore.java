package dev.driveyard.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.database.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The processes that run jobs. Their heartbeats are by the clock of the database, so that
 * those of several hosts can be compared.
 */
public class ProcessStore {

	private final JdbcClient client;

	private final String now;

	public ProcessStore(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.now = dialect.epochMillis();
	}

	/**
	 * The time by the clock of the database.
	 */
	public Instant now() {
		return Instant.ofEpochMilli(this.client.sql("SELECT " + this.now).query(Long.class).single());
	}

	/**
	 * Adds a process, which lives now.
	 */
	void add(Run.Owner owner) {
		Optional<ProcessPlace> place = Optional.ofNullable(owner.place());
		this.client.sql("""
				INSERT INTO process (id, host, pid, started, boot, namespace, ticks, heartbeat)
				VALUES (?, ?, ?, ?, ?, ?, ?, %s)""".formatted(this.now))
			.param(owner.process())
			.param(owner.host())
			.param(owner.pid())
			.param(owner.processStarted())
			.param(place.map(ProcessPlace::boot).orElse(null))
			.param(place.map(ProcessPlace::namespace).orElse(null))
			.param(place.map(ProcessPlace::ticks).orElse(null))
			.update();
	}

	/**
	 * Says that a process lives.
	 * @return whether it still is there: else others found it dead, and its runs are no
	 * longer its own
	 */
	boolean beat(String id) {
		return this.client.sql("UPDATE process SET heartbeat = " + this.now + " WHERE id = ?").param(id).update() > 0;
	}

	/**
	 * Removes the processes that died.
	 */
	public void removeDead() {
		Instant now = now();
		all().stream()
			.filter((owner) -> !Liveness.isAlive(owner, now))
			.forEach((owner) -> remove(Objects.requireNonNull(owner.process())));
	}

	/**
	 * The ids of the processes that live, as far as it can be known.
	 */
	public Set<String> living() {
		Instant now = now();
		return all().stream()
			.filter((owner) -> Liveness.isAlive(owner, now))
			.map((owner) -> Objects.requireNonNull(owner.process()))
			.collect(Collectors.toSet());
	}

	private List<Run.Owner> all() {
		return this.client.sql("SELECT * FROM process").query(ProcessStore::owner).list();
	}

	private static Run.Owner owner(ResultSet row, int number) throws SQLException {
		return new Run.Owner(row.getString("id"), row.getString("host"), row.getLong("pid"), row.getLong("started"),
				place(row), row.getLong("heartbeat"));
	}

	/** The place of a process, if it is known. */
	static @Nullable ProcessPlace place(ResultSet row) throws SQLException {
		String boot = row.getString("boot");
		String namespace = row.getString("namespace");
		return (boot != null && namespace != null) ? new ProcessPlace(boot, namespace, row.getLong("ticks")) : null;
	}

	/**
	 * Removes a process that has ended, with all that it claimed.
	 */
	public void remove(String id) {
		this.client.sql("DELETE FROM claim WHERE process_id = ?").param(id).update();
		this.client.sql("DELETE FROM process WHERE id = ?").param(id).update();
	}

}
