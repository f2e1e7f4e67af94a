package dev.driveyard.jobs.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.DefaultJobKeyGenerator;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A library that an earlier version has made is opened and brought up to date, and the
 * runs that it did not finish are gone on with.
 */
@SuppressWarnings("NullAway.Init")
class EarlierVersionTests {

	private static final Pattern TOKEN = Pattern.compile("@([A-Z]+) ?([^@]*)@");

	private static final int RUNS = 8;

	private Path root;

	private Tree tree;

	private JobFixture jobs;

	@BeforeEach
	void restore(@TempDir Path temp) throws IOException, SQLException {
		this.root = temp.toRealPath();
		this.tree = Tree.create(this.root.resolve("tree"));
		Files.createDirectory(this.root.resolve("copies"));
		make("a/one", "same", 1);
		make("b/two", "same", 2);
		make("b/three", "x".repeat(6000), 2);
		make("a/four", "four", 2);
		Library library = TestDatabase.SQLITE.library(this.root.resolve("lib.driveyard"));
		Path database = library.folder().resolve("library.db");
		Files.deleteIfExists(database);
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
			ScriptUtils.executeSqlScript(connection,
					new ByteArrayResource(script(library).getBytes(StandardCharsets.UTF_8)));
		}
		this.jobs = JobFixture.open(library);
		keyAnew();
	}

	/** Spring Batch knows an instance by a hash of its parameters, which have paths. */
	private void keyAnew() {
		JobRepository repository = this.jobs.bean(JobRepository.class);
		for (long run = 1; run <= RUNS; run++) {
			JobExecution execution = Objects.requireNonNull(repository.getJobExecution(run));
			this.jobs.sql()
				.sql("UPDATE BATCH_JOB_INSTANCE SET JOB_KEY = ? WHERE JOB_INSTANCE_ID = ?")
				.params(new DefaultJobKeyGenerator().generateKey(execution.getJobParameters()),
						execution.getJobInstance().getInstanceId())
				.update();
		}
	}

	@AfterEach
	void close() {
		this.jobs.close();
	}

	private void make(String path, String text, int second) throws IOException {
		this.tree.file(path, text);
		Files.setLastModifiedTime(this.tree.path(path), FileTime.fromMillis(1_577_836_800_000L + second * 1000L));
	}

	private String script(Library library) throws IOException {
		try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("library-0.1.0.sql"))) {
			String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return TOKEN.matcher(script).replaceAll((token) -> value(token.group(1), token.group(2), library));
		}
	}

	private String value(String token, String path, Library library) {
		try {
			LocalBackend volume = new LocalBackend();
			FileStat found = volume.stat(LocalPaths.encode(this.tree.root().resolve(path).normalize()));
			return switch (token) {
				case "ROOT" -> this.root.toString();
				case "UUID" -> library.id().toString();
				case "FINGERPRINT" -> volume.fileSystem(found.device()).fingerprint();
				case "INODE" -> Long.toString(found.stat().inode());
				case "CHANGED" -> Long.toString(found.stat().changed());
				default -> throw new IllegalArgumentException(token);
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String path(String relative) {
		return LocalPaths.encode(this.root.resolve(relative));
	}

	/** The same command as then goes on with a run. */
	private Outcome goOn(long run, String job, Map<String, Object> parameters) {
		Launch launch = this.jobs.operator().prepare(job, parameters, false);
		assertThat(launch.resumed()).as(job).isNotNull().satisfies((last) -> assertThat(last.id()).isEqualTo(run));
		Outcome outcome = this.jobs.execute(launch);
		assertThat(outcome.run().status()).as(job).isEqualTo(BatchStatus.COMPLETED);
		assertThat(outcome.run().instance()).as(job).isEqualTo(instance(run));
		return outcome;
	}

	private long instance(long run) {
		return this.jobs.operator().require(run).instance();
	}

	@Test
	void allRunsAreThereAsTheyEnded() {
		assertThat(this.jobs.bean(RunStore.class).page(Long.MAX_VALUE, 100))
			.extracting((run) -> run.id() + " " + run.job() + " " + run.status())
			.containsExactly("8 index FAILED", "7 validate STOPPED", "6 delete STOPPED", "5 reclaim STOPPED",
					"4 copy STOPPED", "3 index COMPLETED", "2 duplicates COMPLETED", "1 index COMPLETED");
		assertThat(this.jobs.operator().summary(this.jobs.operator().require(2)).toMap()).containsEntry("groups", 1L);
	}

	@Test
	void anIndexThatFailedIsGoneOnWithByTheSameCommand() {
		goOn(8, "index", Map.of("path", path("tree"), "mode", "content"));
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void anIndexThatFailedIsRestartedByItsNumber() {
		Outcome outcome = this.jobs.execute(this.jobs.operator().prepareRestart(8)).requireCompleted();
		assertThat(outcome.run().instance()).isEqualTo(instance(8));
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void aCopyThatWasStoppedCopiesTheRest() throws IOException {
		Files.createDirectories(this.root.resolve("copies/tree/a"));
		for (String done : List.of("a/four", "a/one")) {
			Files.copy(this.tree.path(done), this.root.resolve("copies/tree").resolve(done));
		}
		Outcome outcome = goOn(4, "copy",
				Map.of("sources", List.of(path("tree")), "destination", path("copies") + "/"));
		assertThat(this.root.resolve("copies/tree/b/three")).hasContent("x".repeat(6000));
		assertThat(this.root.resolve("copies/tree/b/two")).hasContent("same");
		assertThat(outcome.get("failed")).isZero();
	}

	@Test
	void aValidationThatWasStoppedProvesTheRest() {
		Outcome outcome = goOn(7, "validate", Map.of("paths", List.of(path("tree"))));
		assertThat(outcome.get("verified")).isEqualTo(4);
		assertThat(outcome.get("critical") + outcome.get("error")).isZero();
	}

	@Test
	void aDeletionThatWasPlannedRemovesWhatWasPlanned() {
		goOn(6, "delete", Map.of("paths", List.of(path("tree/a/four")), "mode", "permanent", "confirmed", true));
		assertThat(this.tree.path("a/four")).doesNotExist();
		assertThat(this.tree.path("a/one")).exists();
	}

	@Test
	void aReclaimThatWasPlannedIsRestartedOrConfirmed() {
		Map<String, Object> asked = new HashMap<>(Map.of("run", 2, "keep", "oldest", "action", "delete"));
		Outcome waits = this.jobs.execute(this.jobs.operator().prepareRestart(5));
		assertThat(waits.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(this.tree.path("b/two")).exists();
		asked.put("confirmed", true);
		Outcome outcome = goOn(waits.run().id(), "reclaim", asked);
		assertThat(outcome.get("reclaimed")).isEqualTo(1);
		assertThat(this.tree.path("b/two")).doesNotExist();
		assertThat(this.tree.path("a/one")).exists();
	}

}
