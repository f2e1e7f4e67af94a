package dev.driveyard.jobs.contents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jobs that read files store the same rows however many items are committed at once.
 */
@Tag("thorough")
class CommitIntervalTests extends JobTestBase {

	private static final String ENTRIES = """
			SELECT d.path AS folder, e.name, CASE WHEN e.kind = 0 THEN e.size END AS bytes, c.blake3, t.name AS type, s.name AS content_type,
				u.name AS claimed, c.metadata_state, d.tree_bytes, d.tree_files, d.dirty
			FROM entry e JOIN directory d ON d.id = e.parent_id LEFT JOIN content_identity c ON c.id = e.content_id
				LEFT JOIN media_type t ON t.id = e.type_id LEFT JOIN media_type s ON s.id = c.type_id
				LEFT JOIN media_type u ON u.id = e.claimed_type_id
			ORDER BY d.path, e.name""";

	private static final String FINDINGS = "SELECT path, code, severity, message FROM finding ORDER BY path, code";

	private static final String GONE = "SELECT path, code FROM finding WHERE resolved_by IS NOT NULL ORDER BY 1, 2";

	private static final String MARKS = """
			SELECT d.path AS folder, e.name, k.checked_by, k.decoded_by, c.blake3 FROM file_check k
				JOIN entry e ON e.id = k.entry_id JOIN directory d ON d.id = e.parent_id
				LEFT JOIN content_identity c ON c.id = k.content_id
			ORDER BY d.path, e.name""";

	private static final String GROUPS = """
			SELECT g.kind, g.digest IS NULL AS files, g.size, g.copies, g.names, g.wasted, m.path
			FROM duplicate_group g JOIN duplicate_member m ON m.group_id = g.id ORDER BY m.path, g.kind, g.size""";

	private static final String ISSUES = "SELECT code, path, message FROM issue ORDER BY path, code";

	private static final String STEPS = """
			SELECT j.JOB_NAME, s.STEP_NAME, s.READ_COUNT, s.FILTER_COUNT, s.WRITE_COUNT FROM BATCH_STEP_EXECUTION s
				JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
				JOIN BATCH_JOB_INSTANCE j ON j.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
			WHERE s.STEP_NAME IN ('discover', 'identify', 'analyse', 'prune', 'check', 'report', 'sample', 'hash',
				'compare')
			ORDER BY s.STEP_EXECUTION_ID""";

	private Tree tree;

	@BeforeEach
	void plant() throws IOException {
		this.tree = Tree.create(this.temp.resolve("tree"));
		for (int d = 0; d < 120; d++) {
			this.tree.file("many/d" + d + "/f" + d + ".txt", "content " + d % 40);
		}
		StringBuilder deep = new StringBuilder("deep");
		for (int level = 0; level < 9; level++) {
			deep.append("/l").append(level);
			this.tree.file("one/" + deep + "/a", "level " + level);
			this.tree.file("two/" + deep + "/a", "level " + level);
		}
		this.tree.file("names/a", "several names");
		this.tree.link("names/b", "names/a");
		this.tree.link("names/c", "names/a");
		this.tree.file("picture.png", "no picture at all");
		this.tree.file("cut.zip", "PK\003\004 and no more");
		Files.write(this.tree.path("large1"), new byte[300_000]);
		Files.write(this.tree.path("large2"), new byte[300_000]);
	}

	@Test
	void theSameRowsAreStored() {
		List<String> usual = work(this.jobs);
		for (int interval : List.of(1, 7)) {
			Path folder = this.temp.resolve("other" + interval + ".driveyard");
			try (JobFixture other = JobFixture.open(this.database.library(folder),
					Map.of(CommitInterval.SETTING, interval))) {
				assertThat(work(other)).as("with a commit interval of %s", interval).isEqualTo(usual);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7 })
	void whatAStopRollsBackIsReadAgainAndCountedOnce(int interval) {
		Path folder = this.temp.resolve("other.driveyard");
		try (JobFixture library = JobFixture.open(this.database.library(folder),
				Map.of(CommitInterval.SETTING, interval))) {
			Map<String, Object> content = Map.of("mode", "content", "hashers", 1);
			AtomicInteger read = new AtomicInteger();
			library.volume().watchReads((path) -> {
				pause();
				if (read.incrementAndGet() == 150) {
					library.requestStop();
				}
			});
			Outcome stopped = library.run(this.tree.root(), content, false);
			assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
			library.volume().leave();
			Outcome done = library.index(this.tree.root(), content);
			assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
			long files = library.sql()
				.sql("SELECT count(*) FROM entry WHERE kind = 0 AND size > 0")
				.query(Long.class)
				.single();
			assertThat(done.get("hashed")).isEqualTo(files);
			assertThat(library.sql()
				.sql("SELECT sum(WRITE_COUNT) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'identify'")
				.query(Long.class)
				.single()).isEqualTo(files);
		}
	}

	/** Each of the jobs, on the same tree; what all of them stored. */
	private List<String> work(JobFixture library) {
		List<String> rows = new ArrayList<>();
		completed(library.index(this.tree.root(), Map.of("mode", "deep", "hashers", 2)));
		this.tree.file("gone", "soon");
		completed(library.index(this.tree.root(), Map.of("mode", "content")));
		this.tree.remove("gone");
		library.volume().watchReads((path) -> pause());
		completed(library.index(this.tree.root(), Map.of("mode", "deep", "hashers", 1)));
		library.sql().sql("UPDATE entry SET content_id = NULL WHERE name LIKE 'f%'").update();
		completed(library.index(this.tree.root(), Map.of("mode", "deep", "hashers", 1)));
		library.volume().leave();
		rows.addAll(rows(library, ENTRIES));
		completed(run(library, "duplicates", Map.of("mode", "deep-scan", "minSize", 0)));
		rows.addAll(rows(library, GROUPS));
		swap("many/d7/f7.txt");
		Path away = this.tree.move("many/d9", "../away");
		library.volume().watchReads((path) -> pause());
		completed(run(library, "validate", Map.of("mode", "complete", "threads", 1)));
		library.volume().leave();
		rows.addAll(rows(library, FINDINGS));
		rows.addAll(rows(library, MARKS));
		swap("many/d7/f7.txt");
		move(away, this.tree.path("many/d9"));
		completed(run(library, "validate", Map.of("mode", "complete")));
		for (String sql : List.of(FINDINGS, MARKS, ISSUES, STEPS, GONE)) {
			rows.addAll(rows(library, sql));
		}
		return rows;
	}

	/** So that what is read comes in several items. */
	private static void pause() {
		try {
			Thread.sleep(5);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Outcome run(JobFixture library, String job, Map<String, Object> parameters) {
		return library.execute(library.operator().prepare(job, parameters, false));
	}

	private static void completed(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
	}

	/** Turns a bit of a file, or turns it back. */
	private void swap(String relative) {
		Path file = this.tree.path(relative);
		try {
			FileTime time = Files.getLastModifiedTime(file);
			byte[] bytes = Files.readAllBytes(file);
			bytes[0] ^= 1;
			Files.write(file, bytes);
			Files.setLastModifiedTime(file, time);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void move(Path from, Path to) {
		try {
			Files.move(from, to);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> rows(JobFixture library, String sql) {
		return library.sql().sql(sql).query((row, number) -> {
			StringBuilder text = new StringBuilder();
			for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
				Object value = row.getObject(column);
				text.append((value instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : value).append('|');
			}
			return text.toString();
		}).list();
	}

}
