package dev.driveyard.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.runs.JobRepositoryConfiguration;
import dev.driveyard.runs.RunStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A library with its database and stores for tests, on SQLite or on
 * {@link EmbeddedPostgres}.
 */
public final class TestLibrary implements AutoCloseable {

	private static final List<String> TABLES = List.of("issue", "run", "claim", "launch_request", "request_claim",
			"device", "process", "access_token", "server_event", "lost_entry", "found_entry", "directory", "entry",
			"content_identity", "location", "volume", "BATCH_STEP_EXECUTION_CONTEXT", "BATCH_JOB_EXECUTION_CONTEXT",
			"BATCH_STEP_EXECUTION", "BATCH_JOB_EXECUTION_PARAMS", "BATCH_JOB_EXECUTION", "BATCH_JOB_INSTANCE");

	private static final Map<Dialect, TestLibrary> SHARED = new EnumMap<>(Dialect.class);

	private final Library library;

	private final AnnotationConfigApplicationContext context;

	private TestLibrary(Library library, Class<?>... more) {
		this.library = library;
		this.context = new AnnotationConfigApplicationContext();
		this.context.registerBean(Library.class, () -> library);
		this.context.register(DatabaseConfiguration.class, JobRepositoryConfiguration.class, Locations.class,
				EntryIds.class, CatalogueWriter.class, CatalogueQueries.class, LostAndFound.class, Contents.class,
				Analyses.class, Statistics.class, RunStore.class);
		if (more.length > 0) {
			this.context.register(more);
		}
		this.context.refresh();
	}

	/**
	 * A new library in a folder.
	 * @param more further components of the Spring context
	 */
	public static TestLibrary create(Path folder, Dialect dialect, Class<?>... more) {
		return new TestLibrary(newFolder(folder, dialect), more);
	}

	/**
	 * Opens a library that is there already.
	 */
	public static TestLibrary open(Path folder, Class<?>... more) {
		return new TestLibrary(LibraryFolder.open(folder), more);
	}

	/**
	 * The folder of a new library, its database untouched.
	 */
	public static Library newFolder(Path folder, Dialect dialect) {
		Library.Database database = (dialect == Dialect.SQLITE) ? Library.Database.EMBEDDED
				: EmbeddedPostgres.newDatabase();
		return LibraryFolder.create(folder, "test", "", database);
	}

	/**
	 * The one library of this JVM on a dialect, emptied; never to be closed.
	 */
	public static synchronized TestLibrary shared(Dialect dialect) {
		TestLibrary shared = SHARED.computeIfAbsent(dialect, TestLibrary::share);
		shared.clear();
		return shared;
	}

	private static TestLibrary share(Dialect dialect) {
		try {
			Path folder = Files.createTempDirectory("driveyard-test");
			TestLibrary created = create(folder.resolve("shared.driveyard"), dialect);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				created.close();
				FileSystemUtils.deleteRecursively(folder.toFile());
			}));
			return created;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void clear() {
		get(EntryIds.class).giveBack();
		TABLES.forEach((table) -> client().sql("DELETE FROM " + table).update());
	}

	/**
	 * The library itself.
	 */
	public Library library() {
		return this.library;
	}

	/**
	 * A component of the context.
	 */
	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * For SQL that writes.
	 */
	public JdbcClient client() {
		return get(JdbcClient.class);
	}

	/**
	 * Connections that read.
	 */
	public DataSource reader() {
		return this.context.getBean(DatabaseConfiguration.READ, DataSource.class);
	}

	/**
	 * A reader of the catalogue, to be closed.
	 */
	public CatalogueReader catalogue() {
		return new CatalogueReader(reader());
	}

	/**
	 * How many rows a table has.
	 */
	public int count(String table) {
		return client().sql("SELECT count(*) FROM " + table).query(Integer.class).single();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
