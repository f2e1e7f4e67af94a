package dev.driveyard.catalogue.library;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts what a library holds.
 */
@Repository
public class LibraryCounts {

	private static final Map<String, String> TABLES = tables();

	private final JdbcClient reader;

	public LibraryCounts(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	private static Map<String, String> tables() {
		Map<String, String> tables = new LinkedHashMap<>();
		tables.put("locations", "location");
		tables.put("volumes", "volume");
		tables.put("entries", "entry");
		tables.put("directories", "directory");
		tables.put("runs", "run");
		return tables;
	}

	/** How many there are, by what they are called. */
	public Map<String, Long> all() {
		Map<String, Long> counts = new LinkedHashMap<>();
		TABLES.forEach((name, table) -> counts.put(name,
				this.reader.sql("SELECT count(*) FROM " + table).query(Long.class).single()));
		return counts;
	}

}
