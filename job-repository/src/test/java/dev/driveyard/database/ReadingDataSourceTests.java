package dev.driveyard.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ReadingDataSource}: who answers does not wait for who works.
 */
class ReadingDataSourceTests {

	@TempDir
	private Path folder;

	@Test
	@Timeout(15)
	void whereAllConnectionsAreTakenThereAreOthersToAnswerBy() throws SQLException {
		try (LibraryDataSources sources = new LibraryDataSources(
				TestLibrary.newFolder(this.folder.resolve("l.driveyard"), Dialect.SQLITE))) {
			assertThat(sources.use()).extracting(PoolUse::pool).containsExactly("driveyard-write", "driveyard-read");
			List<Connection> taken = new ArrayList<>();
			for (int number = 0; number < sources.use().get(1).most(); number++) {
				taken.add(sources.reader().getConnection());
			}
			try (LibraryDataSources.Answering answering = sources.answering();
					LibraryDataSources.Answering again = sources.answering();
					Connection connection = sources.reader().getConnection()) {
				assertThat(connection.isValid(1)).isTrue();
				again.close();
				try (Connection other = sources.reader().getConnection()) {
					assertThat(other.isValid(1)).isTrue();
				}
				assertThat(sources.use()).extracting(PoolUse::pool)
					.containsExactly("driveyard-write", "driveyard-read", "driveyard-answer");
				assertThat(answering).isNotNull();
			}
			taken.remove(0).close();
			try (Connection worked = sources.reader().getConnection()) {
				assertThat(worked.isValid(1)).isTrue();
				assertThat(sources.use().get(2).active()).isZero();
			}
			for (Connection connection : taken) {
				connection.close();
			}
		}
	}

}
