package dev.driveyard.database;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that is full says so, and is as good as before once there is room again.
 */
class LibraryTransactionManagerTests {

	@Test
	void aFullDatabaseSaysSoAndGoesOnOnceThereIsRoom() {
		TestLibrary library = TestLibrary.shared(Dialect.SQLITE);
		JdbcClient client = library.client();
		TransactionTemplate transaction = new TransactionTemplate(library.get(PlatformTransactionManager.class));
		client.sql("INSERT INTO id_block (name, next_id) VALUES ('before', 1)").update();
		client.sql("PRAGMA max_page_count = 1").query((row) -> {
		});
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> fill(client)))
			.havingRootCause()
			.withMessageContaining("database or disk is full");
		assertThat(names(client)).isEqualTo(1);
		client.sql("PRAGMA max_page_count = 1000000").query((row) -> {
		});
		transaction.executeWithoutResult((status) -> fill(client));
		assertThat(names(client)).isEqualTo(101);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
				client.sql("DELETE FROM id_block").update();
				throw new IllegalStateException("given up");
			}));
		assertThat(names(client)).isEqualTo(101);
	}

	private static void fill(JdbcClient client) {
		for (int i = 0; i < 100; i++) {
			client.sql("INSERT INTO id_block (name, next_id) VALUES (?, 1)").param("x".repeat(50_000) + i).update();
		}
	}

	private static int names(JdbcClient client) {
		return client.sql("SELECT count(*) FROM id_block WHERE name = 'before' OR name LIKE 'xx%'")
			.query(Integer.class)
			.single();
	}

}
