package dev.driveyard.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.TimeZone;

import dev.driveyard.catalogue.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests rely on in {@link EmbeddedPostgres}.
 */
@ExtendWith(EmbeddedPostgres.class)
class EmbeddedPostgresTests {

	@Test
	void eachRequestGivesAnEmptyDatabaseOnTheSameServer(Library.Database one, Library.Database other)
			throws SQLException {
		assertThat(one.url()).isNotEqualTo(other.url());
		query(one, "SELECT pg_postmaster_start_time()::text");
		assertThat(query(one, "SELECT pg_postmaster_start_time()::text"))
			.isEqualTo(query(other, "SELECT pg_postmaster_start_time()::text"));
		assertThat(query(other, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
			.isEqualTo("0");
	}

	@Test
	void theDatabasesTimeZoneIsNotTheJvms(Library.Database database) throws SQLException {
		assertThat(query(database,
				"SELECT array_to_string(setconfig, ',') FROM pg_db_role_setting s JOIN pg_database d"
						+ " ON d.oid = s.setdatabase WHERE d.datname = current_database()"))
			.contains(EmbeddedPostgres.timeZone())
			.doesNotContain(TimeZone.getDefault().getID());
	}

	private static String query(Library.Database database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(Objects.requireNonNull(database.url()),
				database.user(), "");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(sql)) {
			assertThat(row.next()).isTrue();
			return row.getString(1);
		}
	}

}
