package dev.driveyard.database;

import java.util.concurrent.locks.LockSupport;

/**
 * Leaves the database to others between two transactions, for as long as the last one
 * took, up to a tenth of a second. Who waits for SQLite only looks now and then whether
 * it is free, so somebody who comes back at once would always be first. A server lets
 * others in by itself. For one thread.
 */
public final class WriterPause {

	static final long LONGEST_NANOS = 100_000_000;

	private final boolean needed;

	private long worksSince = System.nanoTime();

	public WriterPause(Dialect dialect) {
		this.needed = dialect == Dialect.SQLITE;
	}

	/** Pauses after a transaction, before the next one begins. */
	public void await() {
		long worked = System.nanoTime() - this.worksSince;
		if (this.needed) {
			LockSupport.parkNanos(Math.min(worked, LONGEST_NANOS));
		}
		this.worksSince = System.nanoTime();
	}

}
