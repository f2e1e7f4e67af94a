package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that indexes is killed again and again: the catalogue is right in the
 * end.
 */
@Tag("thorough")
class IndexKillTests {

	private static final int KILLS = 8;

	private static final int DIRECTORIES = 2000;

	private static final int MOST_ATTEMPTS = 30;

	/** The longest time from start to kill; less wherever a run ends before it. */
	private static final int LONGEST_MILLIS = 2000;

	private static final int SHORTEST_MILLIS = 100;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private int edits;

	@Test
	void aRunKilledTwentyTimesGivesTheCatalogueOfAFreshIndex(@TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.fill("", DIRECTORIES, 9);
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		int cutShort = 0;
		int longest = LONGEST_MILLIS;
		for (int attempt = 0; attempt < MOST_ATTEMPTS && cutShort < KILLS; attempt++) {
			boolean ended = runAndKill(library, tree, longest);
			cutShort += ended ? 0 : 1;
			longest = ended ? Math.max(SHORTEST_MILLIS, longest * 3 / 4) : longest;
			if (ended || attempt % 3 == 2) {
				edit(tree);
			}
		}
		assertThat(cutShort).as("runs that were cut short").isEqualTo(KILLS);
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture index = JobFixture.open(library)) {
			index.index(tree.root());
			assertThat(index.sql().sql("PRAGMA integrity_check").query(String.class).list()).as("seed %s", this.seed)
				.containsExactly("ok");
			index.assertRight(tree.root());
		}
	}

	private boolean runAndKill(Library library, Tree tree, int longest) throws IOException, InterruptedException {
		try (Child child = IndexMain.start(List.of(), library.folder(), tree.root(), true, "shallow")) {
			child.awaitStart();
			return child.killAfter(this.random.nextInt(longest));
		}
	}

	/** Moves, removes and adds some of everything. */
	private void edit(Tree tree) {
		int base = this.edits++ * 20;
		for (int i = 0; i < 5; i++) {
			tree.move(name(base + i), name(DIRECTORIES - 1 - base - i) + "/moved");
			tree.move(name(base + 5 + i) + "/f1", name(DIRECTORIES - 1 - base - i) + "/f1moved");
			tree.remove(name(base + 10 + i));
			tree.append(name(base + 15 + i) + "/f2", "more");
			tree.link(name(base + 15 + i) + "/linked", name(DIRECTORIES - 10 - base - i) + "/f3");
		}
		tree.fill("new" + base, 50, 3);
	}

	private static String name(int directory) {
		return String.format("d%04d", directory);
	}

}
