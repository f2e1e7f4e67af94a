package dev.driveyard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a channel of a PostgreSQL server, on a connection of its own: none of a pool
 * is kept. A server that is away is asked again after a while, which doubles each time.
 * What was said meanwhile is not heard; so whoever listens is also told after each
 * connection, and looks from time to time by itself.
 */
public final class Notifications implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Notifications.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	/** How long a thread waits that was told to end, at most. */
	private static final int WAIT_MILLIS = 500;

	private final Connector connector;

	private final String channel;

	private final Runnable listener;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Thread thread;

	private Duration pause = FIRST_PAUSE;

	Notifications(Connector connector, String channel, Runnable listener) {
		this.connector = connector;
		this.channel = channel;
		this.listener = listener;
		this.thread = new Thread(this::run, "notifications");
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	private void run() {
		while (isOpen()) {
			try (Connection connection = this.connector.connect()) {
				listen(connection);
			}
			catch (SQLException ex) {
				logger.warn("Notifications are not heard for {} s: {}", this.pause.toSeconds(), ex.getMessage());
				rest();
			}
		}
	}

	private void listen(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("LISTEN " + this.channel);
		}
		PGConnection server = connection.unwrap(PGConnection.class);
		this.listener.run();
		while (isOpen()) {
			PGNotification @Nullable [] heard = server.getNotifications(WAIT_MILLIS);
			this.pause = FIRST_PAUSE;
			if (heard != null && heard.length > 0) {
				this.listener.run();
			}
		}
	}

	private boolean isOpen() {
		return this.closed.getCount() > 0;
	}

	private void rest() {
		try {
			this.closed.await(this.pause.toMillis(), TimeUnit.MILLISECONDS);
			Duration twice = this.pause.multipliedBy(2);
			this.pause = (twice.compareTo(LONGEST_PAUSE) < 0) ? twice : LONGEST_PAUSE;
		}
		catch (InterruptedException ex) {
			this.closed.countDown();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

	/** Makes connections. */
	interface Connector {

		Connection connect() throws SQLException;

	}

}
