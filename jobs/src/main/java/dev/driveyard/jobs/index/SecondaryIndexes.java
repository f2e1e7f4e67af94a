package dev.driveyard.jobs.index;

import dev.driveyard.database.Dialect;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Leaves the indexes that a first scan does not need for last: built in one go they cost
 * a fraction. Whatever happens in between, the next scan of the library makes them.
 */
final class SecondaryIndexes {

	/** Below so many entries, dropping what is there gains more than it costs. */
	private static final int FEW = 1000;

	private final JdbcTemplate template;

	private final Dialect dialect;

	SecondaryIndexes(JdbcTemplate template, Dialect dialect) {
		this.template = template;
		this.dialect = dialect;
	}

	/** Drops them if the catalogue is all but empty. */
	void defer() {
		Integer entries = this.template.queryForObject("SELECT count(*) FROM (SELECT 1 FROM entry LIMIT " + FEW + ") e",
				Integer.class);
		if (entries != null && entries < FEW) {
			this.dialect.deferrableIndexes()
				.forEach((sql) -> this.template
					.execute("DROP INDEX IF EXISTS " + sql.replaceAll(".* EXISTS (\\w+) .*", "$1")));
		}
	}

	/** Makes those that are missing. */
	void build() {
		this.dialect.deferrableIndexes().forEach(this.template::execute);
	}

}
