package dev.driveyard.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.driveyard.files.Address;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What runs read and change. Whoever takes claims holds the {@link LaunchLock}.
 */
public class ClaimStore {

	private final JdbcClient client;

	public ClaimStore(JdbcClient client) {
		this.client = client;
	}

	/**
	 * Takes claims for a run.
	 */
	public void add(Held.By by, Collection<Claim> claims) {
		for (Claim claim : Claim.distinct(claims)) {
			this.client.sql("""
					INSERT INTO claim (run_id, device_id, path, exclusive, process_id, description)
					VALUES (?, ?, ?, ?, ?, ?)""")
				.params(by.run(), claim.address().device(), claim.address().path(), claim.exclusive() ? 1 : 0,
						Objects.requireNonNull(by.owner().process()), by.description())
				.update();
		}
	}

	/**
	 * All claims, also those of dead processes.
	 */
	public List<Held> held() {
		return this.client.sql("""
				SELECT c.*, p.host, p.pid, p.started, p.boot, p.namespace, p.ticks, p.heartbeat
				FROM claim c LEFT JOIN process p ON p.id = c.process_id
				ORDER BY c.run_id, c.device_id, c.path""").query(ClaimStore::heldBy).list();
	}

	private static Held heldBy(ResultSet row, int number) throws SQLException {
		String host = row.getString("host");
		Run.Owner owner = new Run.Owner(row.getString("process_id"), (host != null) ? host : "", row.getLong("pid"),
				row.getLong("started"), ProcessStore.place(row), row.getLong("heartbeat"));
		return new Held(
				new Claim(new Address(row.getString("device_id"), row.getString("path")), row.getInt("exclusive") != 0),
				new Held.By(row.getLong("run_id"), owner, row.getString("description")));
	}

	/**
	 * Gives back what a run claimed.
	 */
	public void release(long run) {
		this.client.sql("DELETE FROM claim WHERE run_id = ?").param(run).update();
	}

	/**
	 * Gives back what a run claimed of files; what it claimed of the library itself it
	 * keeps.
	 */
	public void releaseFiles(long run) {
		this.client.sql("DELETE FROM claim WHERE run_id = ? AND " + Claim.IS_OF_FILES).param(run).update();
	}

	/**
	 * Says more of a run that keeps its claims.
	 */
	public void addToDescription(long run, String text) {
		this.client.sql("UPDATE claim SET description = description || ? WHERE run_id = ?").params(text, run).update();
	}

	/**
	 * A claim that somebody has.
	 */
	public record Held(Claim claim, By by) {

		/**
		 * Who has it.
		 *
		 * @param description of the run, for a person
		 */
		public record By(long run, Run.Owner owner, String description) {
		}

	}

}
