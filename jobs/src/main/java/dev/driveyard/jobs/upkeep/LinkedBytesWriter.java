package dev.driveyard.jobs.upkeep;

import java.util.HashMap;
import java.util.Map;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Adds the sizes of files with several names to directories.
 */
final class LinkedBytesWriter implements ItemWriter<LinkedFile> {

	private final JdbcTemplate template;

	LinkedBytesWriter(JdbcTemplate template) {
		this.template = template;
	}

	@Override
	public void write(Chunk<? extends LinkedFile> chunk) {
		Map<Long, Long> bytes = new HashMap<>();
		for (LinkedFile file : chunk) {
			file.directories().forEach((directory) -> bytes.merge(directory, file.size(), Long::sum));
		}
		this.template.batchUpdate("UPDATE directory SET linked_bytes = linked_bytes + ? WHERE id = ?", bytes.entrySet(),
				bytes.size(), (statement, sum) -> {
					statement.setLong(1, sum.getValue());
					statement.setLong(2, sum.getKey());
				});
	}

	/** Forgets the sums of a location before they are made anew. */
	void reset(long location) {
		this.template.update("UPDATE directory SET linked_bytes = 0 WHERE location_id = ? AND linked_bytes <> 0",
				location);
	}

}
