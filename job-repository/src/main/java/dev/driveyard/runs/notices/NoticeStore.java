package dev.driveyard.runs.notices;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.driveyard.database.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store of notices. What writes takes part in the caller's transaction.
 */
public class NoticeStore {

	private final JdbcClient client;

	private final JdbcClient reader;

	private final Dialect dialect;

	/**
	 * A store.
	 * @param reader reads what is committed
	 */
	public NoticeStore(JdbcClient client, JdbcClient reader, Dialect dialect) {
		this.client = client;
		this.reader = reader;
		this.dialect = dialect;
	}

	/**
	 * Keeps one for each of some channels; of a channel where so many wait, none.
	 * @return how many were kept
	 */
	public int add(Collection<String> channels, String body, int most) {
		String now = this.dialect.epochMillis();
		int kept = 0;
		for (String channel : channels) {
			kept += this.client
				.sql("""
						INSERT INTO notice (channel, body, created, tries, next_try)
						SELECT ?, ?, %1$s, 0, %1$s WHERE (SELECT count(*) FROM notice WHERE channel = ?) < ?"""
					.formatted(now))
				.params(channel, body, channel, most)
				.update();
		}
		return kept;
	}

	/**
	 * Takes the one of a channel that is due first. Until a time has passed nobody else
	 * takes it.
	 */
	public Optional<StoredNotice> take(String channel, Duration lease) {
		String now = this.dialect.epochMillis();
		String lock = (this.dialect == Dialect.POSTGRESQL) ? " FOR UPDATE SKIP LOCKED" : "";
		return this.client.sql("""
				UPDATE notice SET tries = tries + 1, next_try = %1$s + ? WHERE id = (
					SELECT id FROM notice WHERE channel = ? AND next_try <= %1$s ORDER BY next_try, id LIMIT 1%2$s)
				RETURNING id, body, tries""".formatted(now, lock))
			.params(lease.toMillis(), channel)
			.query((row, number) -> new StoredNotice(row.getLong(1), row.getString(2), row.getInt(3)))
			.optional();
	}

	/** Puts one off. */
	public void putOff(long id, Duration pause) {
		this.client.sql("UPDATE notice SET next_try = " + this.dialect.epochMillis() + " + ? WHERE id = ?")
			.params(pause.toMillis(), id)
			.update();
	}

	/** It was told, or is given up. */
	public void remove(long id) {
		this.client.sql("DELETE FROM notice WHERE id = ?").param(id).update();
	}

	/** Whether one of a channel is due, as far as is committed. */
	public boolean isDue(String channel) {
		return this.reader
			.sql("SELECT count(*) FROM notice WHERE channel = ? AND next_try <= " + this.dialect.epochMillis())
			.param(channel)
			.query(Long.class)
			.single() > 0;
	}

	/** How many wait in each channel. */
	public Map<String, Long> waiting() {
		return this.reader.sql("SELECT channel, count(*) FROM notice GROUP BY channel ORDER BY channel")
			.query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
