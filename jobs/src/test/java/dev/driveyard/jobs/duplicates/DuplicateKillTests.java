package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that finds and reclaims duplicates is killed again and again: in the end
 * exactly the true groups are known, and one file of each is left.
 */
@Tag("thorough")
class DuplicateKillTests {

	private static final int CONTENTS = 120;

	private static final int COPIES = 4;

	/** Of each run. */
	private static final int KILLS = 1;

	private static final int LONGEST_MILLIS = 1500;

	/** Each step is recorded so often at least. */
	private static final int EVENTS = 3;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@Test
	void runsThatAreKilledEndWithTheTruth(@TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		int kills = 0;
		for (String action : List.of("delete", "hardlink", "trash")) {
			Set<Set<String>> truth = fill(tree);
			boolean first = kills == 0;
			kills += first ? killUntilDone(library, tree.root().toString()) : 0;
			try (JobFixture jobs = JobFixture.open(library)) {
				Outcome found = first ? last(jobs, "duplicates") : DuplicateMain.run(jobs, tree.root().toString());
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

	/** With a server some of them only, to save time. */
	@ParameterizedTest
	@EnumSource
	void runsThatAreKilledInEachOfTheirStepsGoOn(TestDatabase database, @TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		Library library = database.library(temp.resolve("library.driveyard"));
		Set<Set<String>> truth = fill(tree);
		boolean all = database == TestDatabase.SQLITE;
		List<String> looking = new ArrayList<>(DuplicateJob.STEPS);
		looking.removeAll(List.of(SimilarSteps.LOOK, SimilarSteps.RANK, SimilarSteps.MATCH, SimilarSteps.PICTURES));
		looking.add(0, "discover"); // of the index that refreshes
		killIn(library, tree.root().toString(), all ? looking : List.of("group"));
		try (JobFixture jobs = JobFixture.open(library)) {
			Outcome found = DuplicateMain.run(jobs, tree.root().toString());
			assertThat(DuplicateTestBase.groups(jobs, found, Kind.FILES, tree.root() + "/")).isEqualTo(truth);
			assertThat(found.get("groups")).isEqualTo(CONTENTS);
			assertThat(found.get("duplicates")).isEqualTo(CONTENTS * (COPIES - 1));
			assertThat(found.get("compared")).isEqualTo(CONTENTS * (COPIES - 1));
		}
		killIn(library, "delete", all ? List.of("plan", "act", "finish", "refresh") : List.of("act"));
		try (JobFixture jobs = JobFixture.open(library)) {
			Outcome done = DuplicateMain.run(jobs, "delete");
			assertThat(done.run().status()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(done.get("issues")).isZero();
			assertThat(done.get("reclaimed")).isEqualTo(CONTENTS * (COPIES - 1));
			assertThat(done.get("reclaimed_bytes")).isEqualTo(done.get("planned_bytes"));
			assertThat(inodes(tree)).hasSize(CONTENTS + CONTENTS);
			jobs.assertConsistent();
			assertThat(jobs.index(tree.root()).changes()).isEmpty();
		}
	}

	/** One run, again and again. */
	private void killIn(Library library, String what, List<String> steps) throws Exception {
		for (String step : steps) {
			String when = String.valueOf(1 + this.random.nextInt(EVENTS));
			try (Child child = Child.start(List.of(), DuplicateMain.class,
					List.of(library.folder().toString(), what, step, when))) {
				child.awaitStart();
				assertThat(child.awaitEnd()).as("%s, time %s, seed %s", step, when, this.seed)
					.isEqualTo("killed in " + step);
			}
		}
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
		return new Outcome(run, jobs.operator().summary(run).toMap());
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
