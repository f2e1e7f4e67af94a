package dev.driveyard.catalogue.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A self-contained folder that remembers one collection of files.
 *
 * @param folder {@code NAME.driveyard/}, absolute
 * @param database where its database is
 * @param access who may use it
 */
public record Library(Path folder, UUID id, String name, String description, Instant created, Database database,
		LibraryAccess access) {

	/**
	 * One for its owner alone.
	 */
	public Library(Path folder, UUID id, String name, String description, Instant created, Database database) {
		this(folder, id, name, description, created, database, LibraryAccess.OWNER);
	}

	/**
	 * Where a library keeps its rows. A password is never kept: it comes from
	 * {@code DRIVEYARD_DB_PASSWORD} or the PostgreSQL password file.
	 *
	 * @param url a {@code jdbc:postgresql:} URL as {@link ServerUrl} reads it; null for
	 * {@code library.db} in the library's folder. A library in memory alone has a
	 * {@code jdbc:sqlite:} URL, which no folder can name
	 * @param user database user, null where the URL or the system knows
	 */
	public record Database(@Nullable String url, @Nullable String user) {

		/** SQLite in the library's own folder. */
		public static final Database EMBEDDED = new Database(null, null);

		/**
		 * Whether the rows are on a server.
		 */
		public boolean isServer() {
			return this.url != null && this.url.startsWith("jdbc:postgresql:");
		}

		/**
		 * Whether the rows are in memory alone.
		 */
		public boolean isInMemory() {
			return this.url != null && !isServer();
		}

	}

	/**
	 * The SQLite file of an embedded library.
	 */
	public Path databaseFile() {
		return this.folder.resolve("library.db");
	}

	/**
	 * Where its log files go.
	 */
	public Path logs() {
		return this.folder.resolve("logs");
	}

	/**
	 * Where files are kept that were made from contents.
	 */
	public Path sidecars() {
		return this.folder.resolve("sidecars");
	}

}
