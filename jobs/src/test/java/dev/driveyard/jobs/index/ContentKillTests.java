package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.driveyard.catalogue.Library;
import dev.driveyard.catalogue.LibraryLock;
import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that hashes files is killed again and again: every file has its content
 * in the end, and each was recorded once.
 */
class ContentKillTests {

	private static final int DIRECTORIES = 400;

	private static final int FILES = 25;

	private static final int KILLS = 8;

	private static final int LONGEST_MILLIS = 3500;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@Test
	void aRunKilledWhileItHashesEndsWithEachFileHashedOnce(@TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.resolve("tree"));
		for (int i = 0; i < DIRECTORIES * FILES; i++) {
			tree.file(name(i), content(i));
		}
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		int inTheMiddle = 0;
		for (int kill = 0; kill < KILLS; kill++) {
			runAndKill(library, tree);
			long known = known(library);
			inTheMiddle += (known > 0 && known < DIRECTORIES * FILES) ? 1 : 0;
		}
		assertThat(inTheMiddle).as("kills while files were hashed, seed %s", this.seed).isPositive();
		try (LibraryLock lock = LibraryLock.acquire(library, "a test");
				IndexFixture index = IndexFixture.open(library)) {
			index.index(tree.root(), Map.of("mode", "content"));
			assertThat(hashedByAllRuns(index)).as("seed %s", this.seed).isEqualTo(DIRECTORIES * FILES);
			assertEveryHashIsRight(index);
			index.assertRight(tree.root());
		}
	}

	private void runAndKill(Library library, Tree tree) throws IOException, InterruptedException {
		try (Child child = Child.start(List.of(), library.folder(), tree.root(), true, "content")) {
			child.awaitStart();
			child.killAfter(this.random.nextInt(LONGEST_MILLIS));
		}
	}

	/** Also those of a run that ended before it was killed, after which another began. */
	private static long hashedByAllRuns(IndexFixture index) {
		Map<Long, Long> byInstance = new HashMap<>();
		for (Run run : index.bean(RunStore.class).page(Long.MAX_VALUE, 100)) {
			Object hashed = index.operator().summary(run).getOrDefault("hashed", 0L);
			byInstance.put(run.instance(), ((Number) hashed).longValue());
		}
		return byInstance.values().stream().mapToLong(Long::longValue).sum();
	}

	private static long known(Library library) {
		try (LibraryLock lock = LibraryLock.acquire(library, "a test");
				IndexFixture index = IndexFixture.open(library)) {
			return index.sql()
				.sql("SELECT count(*) FROM entry WHERE content_id IS NOT NULL")
				.query(Long.class)
				.single();
		}
	}

	private static void assertEveryHashIsRight(IndexFixture index) {
		Map<String, String> hashes = new HashMap<>();
		index.sql()
			.sql("SELECT e.name, c.blake3 FROM entry e JOIN content_identity c ON c.id = e.content_id")
			.query((row) -> {
				hashes.put(row.getString(1), ContentHash.of(row.getBytes(2)).toString());
			});
		assertThat(hashes).hasSize(DIRECTORIES * FILES);
		for (int i = 0; i < DIRECTORIES * FILES; i++) {
			byte[] bytes = content(i).getBytes(UTF_8);
			assertThat(hashes.get("f" + i)).isEqualTo(Blake3.hash(bytes, 0, bytes.length).toString());
		}
	}

	private static String name(int file) {
		return "d" + file / FILES + "/f" + file;
	}

	private static String content(int file) {
		return "the content of file " + file;
	}

}
