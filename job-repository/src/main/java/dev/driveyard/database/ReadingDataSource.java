package dev.driveyard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections that only read. Who answers somebody that waits has others than who works,
 * so that an answer does not wait until something that reads for long has read.
 */
final class ReadingDataSource extends AbstractDataSource implements AutoCloseable {

	private final HikariDataSource working;

	private final Supplier<HikariDataSource> maker;

	private final ThreadLocal<Boolean> answers = ThreadLocal.withInitial(() -> false);

	/** Null until somebody answers: most processes never do. */
	private @Nullable HikariDataSource answering;

	/**
	 * Makes one.
	 * @param maker makes the connections of those who answer
	 */
	ReadingDataSource(HikariDataSource working, Supplier<HikariDataSource> maker) {
		this.working = working;
		this.maker = maker;
	}

	/** From now on until that is closed, this thread answers somebody. */
	LibraryDataSources.Answering answer() {
		boolean before = this.answers.get();
		this.answers.set(true);
		return () -> this.answers.set(before);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return (this.answers.get() ? answering() : this.working).getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLException("Who reads is known already");
	}

	private synchronized HikariDataSource answering() {
		HikariDataSource known = this.answering;
		if (known == null) {
			known = this.maker.get();
			this.answering = known;
		}
		return known;
	}

	/** The pools that there are. */
	synchronized List<HikariDataSource> pools() {
		return Stream.concat(Stream.of(this.working), Optional.ofNullable(this.answering).stream()).toList();
	}

	@Override
	public void close() {
		pools().forEach(HikariDataSource::close);
	}

}
