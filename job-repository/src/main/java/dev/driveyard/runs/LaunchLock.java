package dev.driveyard.runs;

import dev.driveyard.database.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Only one transaction at a time decides whether a run may begin, or whose run is dead.
 */
public class LaunchLock {

	/** Of no meaning, but always the same. */
	private static final long KEY = 0x6472_7679_6172_6401L;

	private final JdbcClient client;

	private final Dialect dialect;

	public LaunchLock(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.dialect = dialect;
	}

	/**
	 * Takes the lock until the transaction ends. With SQLite whoever writes has it.
	 */
	public void take() {
		if (this.dialect == Dialect.POSTGRESQL) {
			this.client.sql("SELECT pg_advisory_xact_lock(" + KEY + ")").query((row, number) -> KEY).single();
		}
	}

}
