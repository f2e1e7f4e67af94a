package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that hashes or analyses files is killed again and again: all is known of
 * every file in the end, and each was recorded once.
 */
@Tag("thorough")
class ContentKillTests {

	private static final int DIRECTORIES = 300;

	private static final int FILES = 25;

	/** One file in so many has metadata. */
	private static final int PAGES = 5;

	private static final int KILLS = 4;

	private static final int LONGEST_MILLIS = 2500;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@Test
	void aRunKilledWhileItHashesEndsWithEachFileHashedOnce(@TempDir Path temp) throws Exception {
		Tree tree = tree(temp);
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		killAgainAndAgain(library, tree, "content", "content_id");
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture index = JobFixture.open(library)) {
			index.index(tree.root(), Map.of("mode", "content"));
			assertThat(ofAllRuns(index, "hashed")).as("seed %s", this.seed).isEqualTo(DIRECTORIES * FILES);
			assertEveryHashIsRight(index);
			index.assertRight(tree.root());
		}
	}

	@Test
	void aRunKilledWhileItAnalysesEndsWithEachFileAnalysedOnce(@TempDir Path temp) throws Exception {
		Tree tree = tree(temp);
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture index = JobFixture.open(library)) {
			index.index(tree.root(), Map.of("mode", "content"));
		}
		killAgainAndAgain(library, tree, "deep", "type_id");
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture index = JobFixture.open(library)) {
			index.index(tree.root(), Map.of("mode", "deep"));
			assertThat(ofAllRuns(index, "analysed")).as("seed %s", this.seed).isEqualTo(DIRECTORIES * FILES);
			assertThat(ofAllRuns(index, "hashed")).as("seed %s", this.seed).isEqualTo(DIRECTORIES * FILES);
			assertThat(known(index, "type_id")).isEqualTo(DIRECTORIES * FILES);
			assertThat(titles(index)).isEqualTo(DIRECTORIES * FILES / PAGES);
			index.assertRight(tree.root());
		}
	}

	private static Tree tree(Path temp) {
		Tree tree = Tree.create(temp.resolve("tree"));
		for (int i = 0; i < DIRECTORIES * FILES; i++) {
			tree.file(name(i), content(i));
		}
		return tree;
	}

	/** At least once in the middle of the files whose column is filled. */
	private void killAgainAndAgain(Library library, Tree tree, String mode, String column) throws Exception {
		int inTheMiddle = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			if (kill % 3 == 0) {
				killAtAnyTime(library, tree, mode);
			}
			else {
				killAfterACommit(library, tree, mode, column);
			}
			try (LibraryLock lock = LibraryLock.acquire(library, "a test");
					JobFixture index = JobFixture.open(library)) {
				long known = known(index, column);
				inTheMiddle += (known > 0 && known < DIRECTORIES * FILES) ? 1 : 0;
			}
		}
		assertThat(inTheMiddle).as("kills in the middle, seed %s", this.seed).isPositive();
	}

	private void killAtAnyTime(Library library, Tree tree, String mode) throws IOException, InterruptedException {
		try (Child child = IndexMain.start(List.of(), library.folder(), tree.root(), true, mode)) {
			child.awaitStart();
			child.killAfter(this.random.nextInt(LONGEST_MILLIS));
		}
	}

	/** However fast or slow the machine is. */
	private void killAfterACommit(Library library, Tree tree, String mode, String column) throws Exception {
		String url = "jdbc:sqlite:" + library.databaseFile();
		try (Connection connection = DriverManager.getConnection(url);
				Child child = IndexMain.start(List.of(), library.folder(), tree.root(), true, mode)) {
			JdbcClient reader = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			long before = known(reader, column);
			child.awaitReading();
			while (child.pid() != null && known(reader, column) == before) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			child.killAfter(this.random.nextInt(100));
		}
	}

	/** Also those of a run that ended before it was killed, after which another began. */
	private static long ofAllRuns(JobFixture index, String count) {
		Map<Long, Long> byInstance = new HashMap<>();
		for (Run run : index.bean(RunStore.class).page(Long.MAX_VALUE, 100)) {
			Object counted = index.operator().summary(run).toMap().getOrDefault(count, 0L);
			byInstance.put(run.instance(), ((Number) counted).longValue());
		}
		return byInstance.values().stream().mapToLong(Long::longValue).sum();
	}

	private static long known(JobFixture index, String column) {
		return known(index.sql(), column);
	}

	private static long known(JdbcClient client, String column) {
		return client.sql("SELECT count(*) FROM entry WHERE kind = 0 AND " + column + " IS NOT NULL")
			.query(Long.class)
			.single();
	}

	private static long titles(JobFixture index) {
		return index.sql()
			.sql("SELECT count(DISTINCT title) FROM content_metadata WHERE title LIKE 'file %'")
			.query(Long.class)
			.single();
	}

	private static void assertEveryHashIsRight(JobFixture index) {
		Map<String, String> hashes = new HashMap<>();
		index.sql()
			.sql("SELECT e.name, c.blake3 FROM entry e JOIN content_identity c ON c.id = e.content_id")
			.query((row) -> {
				hashes.put(row.getString(1), ContentHash.of(row.getBytes(2)).toString());
			});
		assertThat(hashes).hasSize(DIRECTORIES * FILES);
		for (int i = 0; i < DIRECTORIES * FILES; i++) {
			byte[] bytes = content(i).getBytes(UTF_8);
			assertThat(hashes.get(name(i).substring(name(i).indexOf('/') + 1)))
				.isEqualTo(Blake3.hash(bytes, 0, bytes.length).toString());
		}
	}

	private static String name(int file) {
		return "d" + file / FILES + "/f" + file + ((file % PAGES == 0) ? ".html" : "");
	}

	private static String content(int file) {
		return ((file % PAGES == 0) ? "<title>file " + file + "</title>" : "the content of file " + file);
	}

}
