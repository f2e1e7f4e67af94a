package dev.driveyard.jobs.upkeep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds every directory that has at least one name of a file somewhere below, so that its
 * size counts once in each. For one thread.
 */
final class LinkedFileProcessor implements ItemProcessor<LinkedFile, LinkedFile> {

	private static final long NONE = -1;

	private final JdbcClient reader;

	private final Map<Long, Long> parents = new HashMap<>();

	LinkedFileProcessor(JdbcClient reader) {
		this.reader = reader;
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

}
