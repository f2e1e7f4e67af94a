package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the directories of locations whose sums are out of date, the deepest first, some
 * of one level as one item, with the sums they should have. The mark on the rows is the
 * work left to do, so nothing is kept in the execution context. Each item must be written
 * before the next is read, since it depends on the sums below: so there is one item in a
 * chunk, which empty ones fill up.
 */
final class DirtyDirectoryReader implements ItemStreamReader<LevelTotals> {

	private static final int PAGE = 2000;

	private static final String SQL = """
			SELECT d.id, d.parent_id, d.own_bytes + coalesce(sum(c.tree_bytes), 0) AS bytes,
				d.own_files + coalesce(sum(c.tree_files), 0) AS files,
				d.own_directories + coalesce(sum(c.tree_directories), 0) AS directories,
				d.tree_bytes, d.tree_files, d.tree_directories
			FROM directory d LEFT JOIN directory c ON c.parent_id = d.id
			WHERE d.location_id = ? AND d.depth = ? AND d.dirty = 1
			GROUP BY d.id LIMIT ?""";

	private final JdbcClient reader;

	private final Supplier<List<Long>> locations;

	private boolean unwritten;

	DirtyDirectoryReader(JdbcClient reader, Supplier<List<Long>> locations) {
		this.reader = reader;
		this.locations = locations;
	}

	@Override
	public void open(ExecutionContext context) {
		this.unwritten = false;
	}

	@Override
	public void update(ExecutionContext context) {
		this.unwritten = false;
	}

	@Override
	public @Nullable LevelTotals read() {
		if (this.unwritten) {
			return new LevelTotals(List.of());
		}
		this.unwritten = true;
		for (long location : this.locations.get()) {
			List<DirectoryTotals> totals = read(location);
			if (totals != null) {
				return new LevelTotals(totals);
			}
		}
		return null;
	}

	private @Nullable List<DirectoryTotals> read(long location) {
		Integer depth = this.reader
			.sql("SELECT depth FROM directory WHERE location_id = ? AND dirty = 1 ORDER BY depth DESC LIMIT 1")
			.param(location)
			.query(Integer.class)
			.optional()
			.orElse(null);
		if (depth == null) {
			return null;
		}
		return this.reader.sql(SQL).params(location, depth, PAGE).query((row, number) -> {
			long parent = row.getLong(2);
			Long parentOrNone = row.wasNull() ? null : parent;
			boolean changed = row.getLong(3) != row.getLong(6) || row.getLong(4) != row.getLong(7)
					|| row.getLong(5) != row.getLong(8);
			return new DirectoryTotals(row.getLong(1), parentOrNone, row.getLong(3), row.getLong(4), row.getLong(5),
					changed);
		}).list();
	}

}
