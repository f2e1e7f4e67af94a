package dev.driveyard.jobs.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.compare.CompareConfiguration;
import dev.driveyard.jobs.copy.CopyConfiguration;
import dev.driveyard.jobs.delete.DeleteConfiguration;
import dev.driveyard.jobs.duplicates.DuplicateConfiguration;
import dev.driveyard.jobs.history.HistoryConfiguration;
import dev.driveyard.jobs.index.IndexConfiguration;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.OperateConfiguration;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.QueueConfiguration;
import dev.driveyard.jobs.thumbnails.ThumbnailConfiguration;
import dev.driveyard.jobs.upkeep.UpkeepConfiguration;
import dev.driveyard.jobs.validate.ValidateConfiguration;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.JobRepositoryConfiguration;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.trash.TrashPlaces;
import org.assertj.core.api.Assertions;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An open library on its database, with the beans that the application has.
 */
public final class JobFixture implements AutoCloseable {

	private static int references;

	private final Library library;

	private final TestDatabase database;

	/** What a file may cost in tests, so that the wait for one that hangs is short. */
	private static final MetadataLimits LIMITS = new MetadataLimits(Duration.ofSeconds(5), 64, 64 << 20, 20_000);

	private final WatchedBackend volume = new WatchedBackend();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final List<String> triggers = new ArrayList<>();

	private JobFixture(Library library, MetadataLimits limits, List<BeanPostProcessor> processors) {
		this(library, limits, processors, Map.of());
	}

	private JobFixture(Library library, MetadataLimits limits, List<BeanPostProcessor> processors,
			Map<String, Object> settings, Class<?>... more) {
		this.library = library;
		this.database = library.database().isServer() ? TestDatabase.POSTGRESQL : TestDatabase.SQLITE;
		this.context.registerBean(Library.class, () -> library);
		this.context.registerBean("localVolume", WatchedBackend.class, () -> this.volume);
		this.context.registerBean(MetadataLimits.class, () -> limits);
		this.context.registerBean(TrashPlaces.class, () -> TestTrash.beside(library.folder()));
		this.context.register(Beans.class);
		if (more.length > 0) {
			this.context.register(more);
		}
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
		processors.forEach(this.context.getBeanFactory()::addBeanPostProcessor);
		this.context.refresh();
		operator().recoverDead();
	}

	public static JobFixture create(TestDatabase database, Path folder) {
		return open(database.library(folder));
	}

	public static JobFixture open(Library library) {
		return open(library, LIMITS);
	}

	public static JobFixture open(Library library, MetadataLimits limits) {
		return new JobFixture(library, limits, List.of());
	}

	/** With so many items in each transaction. */
	public static JobFixture open(Library library, CommitInterval interval) {
		return open(library, Map.of(CommitInterval.SETTING, interval.all()));
	}

	/** With settings of the process, and more beans. */
	public static JobFixture open(Library library, Map<String, Object> settings, Class<?>... more) {
		return new JobFixture(library, LIMITS, List.of(), settings, more);
	}

	/**
	 * With somebody who is told of each time that a step is recorded, but for what is
	 * recorded of runs that died before.
	 */
	public static JobFixture open(Library library, Consumer<StepExecution> recorded) {
		AtomicBoolean opened = new AtomicBoolean();
		JobFixture fixture = new JobFixture(library, LIMITS, List.of(new RecordingWatch((step) -> {
			if (opened.get()) {
				recorded.accept(step);
			}
		})));
		opened.set(true);
		return fixture;
	}

	public Library library() {
		return this.library;
	}

	public WatchedBackend volume() {
		return this.volume;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	public JdbcClient sql() {
		return bean(JdbcClient.class);
	}

	public RunOperator operator() {
		return bean(RunOperator.class);
	}

	/** Asks all runs of this process to stop at their next chunk boundary. */
	public void requestStop() {
		bean(ActiveRuns.class).requestStop();
	}

	/** Indexes a path whatever comes of it. */
	public Outcome run(Path path, Map<String, Object> more, boolean fresh) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("path", LocalPaths.encode(path));
		return execute(operator().prepare("index", parameters, fresh));
	}

	public Outcome run(Path path) {
		return run(path, Map.of(), false);
	}

	public Outcome execute(RunOperator.Launch launch) {
		Run run = operator().execute(launch).run();
		return new Outcome(run, operator().summary(run).toMap());
	}

	/** Indexes a path to the end. */
	public Outcome index(Path path, Map<String, Object> more) {
		return run(path, more, false).requireCompleted();
	}

	public Outcome index(Path path) {
		return index(path, Map.of());
	}

	public Catalogue catalogue() {
		return Catalogue.read(sql());
	}

	/** What a second library says that never saw the path before. */
	public Catalogue catalogueOfFresh(Path path, Map<String, Object> more) {
		Path folder = this.library.folder().resolveSibling("reference" + ++references + ".driveyard");
		try (JobFixture fresh = create(TestDatabase.SQLITE, folder)) {
			fresh.index(path, more);
			return fresh.catalogue();
		}
	}

	/** The catalogue is sound, equals a fresh one, and a rescan finds nothing to do. */
	public void assertRight(Path path) {
		assertConsistent();
		Assertions.assertThat(catalogue().facts()).containsExactlyEntriesOf(catalogueOfFresh(path, Map.of()).facts());
		assertSettled(path);
	}

	public void assertConsistent() {
		new Consistency(sql()).check();
	}

	/** A rescan finds all unchanged and leaves every row as it was. */
	public void assertSettled(Path path) {
		List<String> before = rows();
		Outcome rescan = index(path);
		Assertions.assertThat(rescan.changes()).as("what a rescan of the same tree changes").isEmpty();
		Set<String> after = new LinkedHashSet<>(rows());
		Assertions.assertThat(after).hasSameSizeAs(before);
		Assertions.assertThat(before.stream().filter((row) -> !after.contains(row)).limit(10))
			.as("rows that a rescan of the same tree changed")
			.isEmpty();
	}

	/** Every row of entry and directory as text. */
	public List<String> rows() {
		List<String> rows = new ArrayList<>();
		for (String table : List.of("entry", "directory")) {
			rows.addAll(sql().sql("SELECT * FROM " + table + " ORDER BY id")
				.query()
				.listOfRows()
				.stream()
				.map((row) -> table + row)
				.toList());
		}
		return rows;
	}

	/** From now on such an event on a row that fits fails the statement. */
	public void sabotage(String event, String table, String condition) {
		String name = "sabotage" + this.triggers.size();
		for (String statement : this.database.trigger(name, event, table, condition)) {
			sql().sql(statement).update();
		}
		this.triggers.add(name + ((bean(Dialect.class) == Dialect.SQLITE) ? "" : " ON " + table));
	}

	/** Ends all sabotage. */
	public void repair() {
		this.triggers.forEach((trigger) -> sql().sql("DROP TRIGGER " + trigger).update());
		this.triggers.clear();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The same list as the application's.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ DatabaseConfiguration.class, JobRepositoryConfiguration.class, OperateConfiguration.class,
			IndexConfiguration.class, Locations.class, CatalogueQueries.class, CatalogueWriter.class,
			LostAndFound.class, EntryIds.class, Contents.class, Analyses.class, Statistics.class, RunStore.class,
			Journal.class, UpkeepConfiguration.class, CopyConfiguration.class, DeleteConfiguration.class,
			DuplicateConfiguration.class, ValidateConfiguration.class, HistoryConfiguration.class,
			ThumbnailConfiguration.class, CompareConfiguration.class, QueueConfiguration.class })
	static class Beans {

	}

}
