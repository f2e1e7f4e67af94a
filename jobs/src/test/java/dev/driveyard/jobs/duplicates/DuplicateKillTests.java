package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.catalogue.DuplicateGroup.Kind;
import dev.driveyard.catalogue.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that finds and reclaims duplicates is killed again and again: in the end
 * exactly the true groups are known, and one file of each is left.
 */
class DuplicateKillTests {

	private static final int CONTENTS = 120;

	private static final int COPIES = 4;

	/** Of each run. */
	private static final int KILLS = 2;

	private static final int LONGEST_MILLIS = 1500;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@Test
	void runsThatAreKilledEndWithTheTruth(@TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		int kills = 0;
		for (String action : List.of("delete", "hardlink", "trash")) {
			Set<Set<String>> truth = fill(tree);
			kills += killUntilDone(library, tree.root().toString());
			try (JobFixture jobs = JobFixture.open(library)) {
				Outcome found = last(jobs, "duplicates");
				assertThat(DuplicateTestBase.groups(jobs, found, Kind.FILES, tree.root() + "/"))
					.as("%s, seed %s", action, this.seed)
					.isEqualTo(truth);
			}
			kills += killUntilDone(library, action);
			try (JobFixture jobs = JobFixture.open(library)) {
				Outcome done = last(jobs, "reclaim");
				String context = action + ", seed " + this.seed + ": " + done.summary();
				assertThat(done.get("issues")).as(context).isZero();
				assertThat(done.get("reclaimed")).as(context).isEqualTo(CONTENTS * (COPIES - 1));
				assertThat(inodes(tree)).as(context).hasSize(CONTENTS + CONTENTS);
				jobs.assertConsistent();
				assertThat(jobs.index(tree.root()).changes()).as(context).isEmpty();
			}
		}
		assertThat(kills).as("runs that were cut short").isGreaterThanOrEqualTo(2 * KILLS);
	}

	/** Returns the true groups. */
	private static Set<Set<String>> fill(Tree tree) throws IOException {
		Set<Set<String>> truth = new HashSet<>();
		for (int content = 0; content < CONTENTS; content++) {
			byte[] bytes = DuplicateTestBase.bytes(content, (content % 4 == 0) ? 110_000 : 900);
			Set<String> group = new HashSet<>();
			for (int copy = 0; copy < COPIES; copy++) {
				String path = "d" + copy + "/" + "x".repeat(copy) + content;
				tree.directory("d" + copy);
				Files.deleteIfExists(tree.path(path));
				Files.write(tree.path(path), bytes);
				group.add(path);
			}
			truth.add(group);
			Files.write(tree.path("d0/alone" + content), DuplicateTestBase.bytes(-1 - content, bytes.length));
		}
		return truth;
	}

	private int killUntilDone(Library library, String what) throws Exception {
		for (int kills = 0;; kills++) {
			try (Child child = Child.start(List.of(), DuplicateMain.class,
					List.of(library.folder().toString(), what))) {
				child.awaitStart();
				if (kills == KILLS) {
					assertThat(child.awaitEnd()).as("seed %s", this.seed).contains("COMPLETED");
					return kills;
				}
				if (child.killAfter(this.random.nextInt(LONGEST_MILLIS))) {
					return kills;
				}
			}
		}
	}

	/** A run that was killed when all was recorded is complete, too. */
	private static Outcome last(JobFixture jobs, String job) {
		Run run = jobs.bean(RunStore.class).lastCompleted(job).orElseThrow();
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		return new Outcome(run, jobs.operator().summary(run));
	}

	private static Set<Object> inodes(Tree tree) throws IOException {
		Set<Object> inodes = new HashSet<>();
		try (Stream<Path> files = Files.walk(tree.root())) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				inodes.add(Files.getAttribute(file, "unix:ino"));
			}
		}
		return inodes;
	}

}
