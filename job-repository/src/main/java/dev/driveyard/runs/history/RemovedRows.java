package dev.driveyard.runs.history;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of runs that are out of the history already. What reads sees what is
 * committed; what writes takes part in the caller's transaction and can be repeated.
 */
@Repository
public class RemovedRows {

	private final JdbcTemplate template;

	private final JdbcClient client;

	private final JdbcClient reader;

	public RemovedRows(JdbcTemplate template, JdbcClient client, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.client = client;
		this.reader = reader;
	}

	/**
	 * Up to so many instances after one, by instance, with the numbers of their rows.
	 */
	public List<Left> left(long after, int size) {
		return this.reader
			.sql("SELECT i.instance_id, " + RunTable.counts()
					+ " FROM (SELECT DISTINCT instance_id FROM removed_run WHERE instance_id > ?"
					+ " ORDER BY instance_id LIMIT ?) i ORDER BY i.instance_id")
			.params(after, size)
			.query((row, number) -> {
				Map<RunTable, Long> rows = new EnumMap<>(RunTable.class);
				for (RunTable table : RunTable.all()) {
					rows.put(table, row.getLong(table.name()));
				}
				return new Left(row.getLong(1), rows);
			})
			.list();
	}

	/**
	 * Removes up to so many rows of an instance from a table, each by its whole key: a
	 * part of it may have millions of rows.
	 * @return how many
	 */
	public int remove(RunTable table, long instance, long rows) {
		List<Object[]> keys = this.client.sql(table.keys()).params(instance, rows).query((row, number) -> {
			Object[] key = new Object[table.keyLength()];
			for (int column = 0; column < key.length; column++) {
				key[column] = row.getObject(column + 1);
			}
			return key;
		}).list();
		this.template.batchUpdate(table.removal(), keys);
		return keys.size();
	}

	/**
	 * Says of instances that nothing of them is left.
	 */
	public void finish(Collection<Long> instances) {
		this.template.batchUpdate("DELETE FROM removed_run WHERE instance_id = ?",
				instances.stream().map((instance) -> new Object[] { instance }).toList());
	}

	/**
	 * What is left of an instance.
	 *
	 * @param rows how many rows of each table
	 */
	public record Left(long instance, Map<RunTable, Long> rows) {
	}

}
