package dev.driveyard.jobs.upkeep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the size of a file with several names once in every directory that has at least
 * one of them somewhere below.
 */
final class LinkedBytes implements ItemProcessor<LinkedFile, LinkedFile>, ItemWriter<LinkedFile> {

	private static final long NONE = -1;

	private final JdbcClient reader;

	private final JdbcTemplate writer;

	private final Map<Long, Long> parents = new HashMap<>();

	LinkedBytes(JdbcClient reader, JdbcTemplate writer) {
		this.reader = reader;
		this.writer = writer;
	}

	@Override
	public LinkedFile process(LinkedFile file) {
		Set<Long> above = new HashSet<>();
		for (long directory : file.directories()) {
			long at = directory;
			while (at != NONE && above.add(at)) {
				at = this.parents.computeIfAbsent(at, this::parent);
			}
		}
		return new LinkedFile(file.volume(), file.inode(), file.size(), above);
	}

	private long parent(long directory) {
		return this.reader.sql("SELECT coalesce(parent_id, -1) FROM directory WHERE id = ?")
			.param(directory)
			.query(Long.class)
			.optional()
			.orElse(NONE);
	}

	@Override
	public void write(Chunk<? extends LinkedFile> chunk) {
		Map<Long, Long> bytes = new HashMap<>();
		for (LinkedFile file : chunk) {
			file.directories().forEach((directory) -> bytes.merge(directory, file.size(), Long::sum));
		}
		this.writer.batchUpdate("UPDATE directory SET linked_bytes = linked_bytes + ? WHERE id = ?", bytes.entrySet(),
				bytes.size(), (statement, sum) -> {
					statement.setLong(1, sum.getValue());
					statement.setLong(2, sum.getKey());
				});
	}

	/** Forgets the sums of a location before they are made anew. */
	static void reset(JdbcTemplate writer, long location) {
		writer.update("UPDATE directory SET linked_bytes = 0 WHERE location_id = ? AND linked_bytes <> 0", location);
	}

}
