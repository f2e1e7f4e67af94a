package dev.driveyard.database;

import java.util.List;

import dev.driveyard.catalogue.library.Library;

/**
 * Where the two databases differ.
 */
public enum Dialect {

	/** The embedded database: one writer at a time. */
	SQLITE("sqlite", "GLOB"),
	/** A server, shared by several processes. */
	POSTGRESQL("postgresql", "~");

	/**
	 * Indexes that nothing needs while a first scan runs. Built afterwards they cost a
	 * third.
	 */
	private static final List<String> SECONDARY_INDEXES = List.of(
			"CREATE INDEX IF NOT EXISTS entry_name ON entry (name)",
			"CREATE INDEX IF NOT EXISTS entry_size ON entry (size) WHERE kind = 0");

	private final String name;

	private final String globOperator;

	Dialect(String name, String globOperator) {
		this.name = name;
		this.globOperator = globOperator;
	}

	/**
	 * The dialect of a library's database.
	 */
	public static Dialect of(Library library) {
		return library.database().isServer() ? POSTGRESQL : SQLITE;
	}

	/** Its name: the folder of its migrations and the word for Spring Batch. */
	public String id() {
		return this.name;
	}

	/**
	 * The time by the clock of the database, in milliseconds since 1970.
	 */
	public String epochMillis() {
		return (this == SQLITE) ? "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
				: "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
	}

	/**
	 * The SQL operator that matches a column with {@link #globPattern}.
	 */
	public String globOperator() {
		return this.globOperator;
	}

	/**
	 * What the operator wants for a shell glob ({@code *}, {@code ?}, {@code [a-z]},
	 * {@code [!a]}).
	 */
	public String globPattern(String glob) {
		GlobRegex.require(glob);
		return (this == SQLITE) ? glob.replace("[!", "[^") : GlobRegex.toRegex(glob);
	}

	/**
	 * The aggregate that joins numbers with commas.
	 */
	public String joinNumbers(String column) {
		return (this == SQLITE) ? "group_concat(" + column + ")" : "string_agg(" + column + "::text, ',')";
	}

	/**
	 * The indexes that a bulk load leaves for last, none where that gains nothing.
	 */
	public List<String> deferrableIndexes() {
		return (this == SQLITE) ? SECONDARY_INDEXES : List.of();
	}

}
