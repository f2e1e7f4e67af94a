package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.Objects;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores the sums of directories and marks those above them whose sums change with them.
 */
final class TotalsWriter implements ItemWriter<LevelTotals> {

	private static final int BATCH = 2000;

	private final JdbcTemplate template;

	TotalsWriter(JdbcTemplate template) {
		this.template = template;
	}

	@Override
	public void write(Chunk<? extends LevelTotals> chunk) {
		for (LevelTotals level : chunk) {
			List<DirectoryTotals> totals = level.directories();
			this.template.batchUpdate("UPDATE directory SET tree_bytes = ?, tree_files = ?, tree_directories = ?,"
					+ " dirty = 0 WHERE id = ?", totals, BATCH, (statement, sum) -> {
						statement.setLong(1, sum.bytes());
						statement.setLong(2, sum.files());
						statement.setLong(3, sum.directories());
						statement.setLong(4, sum.id());
					});
			List<Long> above = totals.stream()
				.filter(DirectoryTotals::changed)
				.map(DirectoryTotals::parent)
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.distinct()
				.toList();
			this.template.batchUpdate("UPDATE directory SET dirty = 1 WHERE id = ? AND dirty = 0", above, BATCH,
					(statement, id) -> statement.setLong(1, id));
		}
	}

}
