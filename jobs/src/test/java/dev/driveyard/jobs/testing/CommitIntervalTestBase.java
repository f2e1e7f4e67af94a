package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs jobs with two commit intervals, and compares the files and rows that they leave.
 */
@Tag("thorough")
public abstract class CommitIntervalTestBase {

	/** What a name in the trash ends with, chosen by chance. */
	private static final Pattern CHOSEN = Pattern.compile("(?<=/Trash/files/[^/ ]{1,255})\\.[0-9a-f]{12}");

	/** What makes a difference to somebody, without what differs from run to run. */
	private static final Map<String, String> ROWS = Map.of("operation", """
			SELECT o.instance_id, o.action, o.state, o.source, o.target, o.kind, o.size, o.directories,
				o.files, o.bytes, o.message FROM operation o""", "operation_directory", """
			SELECT o.instance_id, o.source, d.number, d.path, d.made, d.state
			FROM operation_directory d JOIN operation o ON o.id = d.operation_id""", "operation_file", """
			SELECT o.instance_id, o.source, f.directory, f.name, f.kind, f.state, f.size, f.links, f.method,
				f.target_name FROM operation_file f JOIN operation o ON o.id = f.operation_id""", "operation_parent",
			"SELECT instance_id, path, mode FROM operation_parent", "reclaim_file",
			"SELECT instance_id, path, kept_path, size FROM reclaim_file", "issue",
			"SELECT run_id, code, path, message FROM issue", "finding", "SELECT code, path, resolved_by FROM finding",
			"step", """
					SELECT i.JOB_NAME, s.JOB_EXECUTION_ID, s.STEP_NAME, s.STATUS, s.READ_COUNT, s.WRITE_COUNT
					FROM BATCH_STEP_EXECUTION s JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
					JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
					WHERE i.JOB_NAME NOT IN ('index', 'duplicates', 'validate')""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theyLeaveTheSameWithAnyCommitInterval(TestDatabase database, @TempDir Path temp) throws IOException {
		List<String> one = work(database, temp.toRealPath().resolve("a"), 1);
		List<String> seven = work(database, temp.toRealPath().resolve("b"), 7);
		assertThat(seven.stream().filter((row) -> !one.contains(row))).as("left with 7 and not with 1").isEmpty();
		assertThat(one.stream().filter((row) -> !seven.contains(row))).as("left with 1 and not with 7").isEmpty();
		assertThat(seven).hasSameSizeAs(one);
	}

	private List<String> work(TestDatabase database, Path folder, int interval) throws IOException {
		Files.createDirectory(folder);
		Tree tree = Tree.create(folder.resolve("tree"));
		List<String> left = new ArrayList<>();
		try (JobFixture jobs = JobFixture.open(database.library(folder.resolve("library.driveyard")),
				new CommitInterval(interval))) {
			work(jobs, tree);
			jobs.assertConsistent();
			ROWS.forEach((name,
					sql) -> jobs.sql().sql(sql).query().listOfRows().forEach((row) -> left.add(name + " " + row)));
			jobs.catalogue().entries().forEach((path, entry) -> left.add("entry " + path + " " + describe(entry)));
			jobs.catalogue().totals().forEach((path, totals) -> left.add("total " + path + " " + totals));
		}
		files(folder, left);
		String prefix = LocalPaths.encode(folder);
		return left.stream().map((text) -> CHOSEN.matcher(text.replace(prefix, "")).replaceAll("")).sorted().toList();
	}

	private static String describe(Entry entry) {
		long size = (entry.stat().kind() == FileKind.DIRECTORY) ? 0 : entry.stat().size();
		return entry.stat().kind() + " " + size + " " + entry.stat().links() + " " + (entry.content() != null);
	}

	private static void files(Path folder, List<String> left) {
		try (Stream<Path> all = Files.walk(folder)) {
			all.filter((path) -> !path.startsWith(folder.resolve("library.driveyard")))
				.filter((path) -> !path.toString().endsWith(".trashinfo"))
				.forEach((path) -> left.add("file " + path + " " + content(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String content(Path path) {
		try {
			return Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1)
					: Files.isDirectory(path) ? "/" : "->";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is done with a tree, always the same. */
	protected abstract void work(JobFixture jobs, Tree tree) throws IOException;

	/** Runs a job to the end. */
	protected static Outcome run(JobFixture jobs, String job, Map<String, Object> parameters) {
		Outcome outcome = jobs.execute(jobs.operator().prepare(job, parameters, false));
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

}
