package dev.driveyard.jobs.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.runs.history.RemovedRows;
import dev.driveyard.runs.history.RunTable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reader and writer of the rows of removed runs.
 */
class RowPortionTests extends JobTestBase {

	private static final long FILES = 12_001;

	private static final long SMALL = 450;

	private void plant() {
		this.jobs.sql().sql("INSERT INTO removed_run (run_id, instance_id) VALUES (1, 1)").update();
		this.jobs.sql().sql("""
				INSERT INTO operation (id, instance_id, number, action, state, source, kind, inode, size, modified,
					directories, files, bytes, source_device, target_device)
				VALUES (1, 1, 0, 0, 1, '/a', 1, 1, 1, 1, 1, 1, 1, 'here', 'here')""").update();
		numbers(FILES, """
				INSERT INTO operation_file (operation_id, directory, name, kind, state, size, modified, inode, links)
				SELECT 1, i / 100, 'f' || i, 0, 1, 1, 1, 1, 1 FROM n""");
		numbers(SMALL, "INSERT INTO removed_run (run_id, instance_id) SELECT i + 1, i + 1 FROM n");
		numbers(SMALL, """
				INSERT INTO issue (run_id, code, path, message) SELECT i + 1, 'UNREADABLE', '/x', '' FROM n
				WHERE i % 2 = 0""");
		this.jobs.sql().sql("INSERT INTO issue (run_id, code, path, message) VALUES (9999, 'X', '/x', '')").update();
	}

	private void numbers(long most, String insert) {
		this.jobs.sql()
			.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + most + ") " + insert)
			.update();
	}

	private RowPortionReader reader() {
		RowPortionReader reader = new RowPortionReader(this.jobs.bean(Dialect.class),
				this.jobs.bean(RemovedRows.class));
		reader.open(new ExecutionContext());
		return reader;
	}

	@Test
	void itemsAreBoundedByRowsAndRunsAndHoldAll() {
		plant();
		List<RowPortions> items = read(reader());

		assertThat(sum(items, RunTable.OPERATION_FILE)).isEqualTo(FILES);
		assertThat(sum(items, RunTable.OPERATION)).isEqualTo(1);
		assertThat(sum(items, RunTable.ISSUE)).isEqualTo(SMALL / 2);
		assertThat(items).allSatisfy((item) -> {
			assertThat(item.portions().stream().mapToLong(RowPortions.Portion::rows).sum())
				.isLessThanOrEqualTo(RowPortionReader.ROWS);
			assertThat(item.finished()).hasSizeLessThanOrEqualTo(RowPortionReader.INSTANCES);
		});
		assertThat(items.stream().flatMap((item) -> item.finished().stream()).distinct()).hasSize((int) SMALL + 1);
	}

	@Test
	void howManyItemsAreInATransactionIsOfNoMatter() {
		for (int size : new int[] { 1, 7 }) {
			plant();
			RowPortionReader reader = reader();
			Tally<PruneCount> counts = new Tally<>(PruneCount.class);
			List<RowPortions> chunk = new ArrayList<>();
			for (RowPortions item = reader.read(); item != null; item = reader.read()) {
				chunk.add(item);
				if (chunk.size() == size) {
					write(counts, chunk);
				}
			}
			write(counts, chunk);
			assertThat(counts()).containsExactlyEntriesOf(Map.of("issue", 1L));
			assertThat(counts.get(PruneCount.REMOVED_ROWS)).isEqualTo(FILES + 1 + SMALL / 2);
			this.jobs.sql().sql("DELETE FROM issue").update();
		}
	}

	private void write(Tally<PruneCount> counts, List<RowPortions> chunk) {
		RowPortionWriter writer = new RowPortionWriter(this.jobs.bean(RemovedRows.class), counts);
		new TransactionTemplate(this.jobs.bean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> writer.write(new Chunk<>(chunk)));
		chunk.clear();
	}

	private Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		for (String table : List.of("operation", "operation_file", "issue", "removed_run")) {
			long rows = this.jobs.sql().sql("SELECT count(*) FROM " + table).query(Long.class).single();
			if (rows > 0) {
				counts.put(table, rows);
			}
		}
		return counts;
	}

	private static List<RowPortions> read(RowPortionReader reader) {
		List<RowPortions> items = new ArrayList<>();
		for (RowPortions item = reader.read(); item != null; item = reader.read()) {
			items.add(item);
		}
		return items;
	}

	private static long sum(List<RowPortions> items, RunTable table) {
		return items.stream()
			.flatMap((item) -> item.portions().stream())
			.filter((portion) -> portion.table() == table)
			.mapToLong(RowPortions.Portion::rows)
			.sum();
	}

}
