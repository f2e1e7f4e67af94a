package dev.driveyard.jobs.validate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that validates, and then one that repairs, is killed again and again: in
 * the end all is counted once and restored as it was.
 */
@Tag("thorough")
class ValidateKillTests {

	private static final int FILES = 900;

	private static final int ROTTEN = 150;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	/** Of each job; on a server every start costs more. */
	private static int kills(Library library) {
		return library.database().isServer() ? 1 : 2;
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void runsThatAreKilledFindAndRestoreAllOnce(TestDatabase database, @TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		Tree copy = Tree.create(temp.toRealPath().resolve("copy"));
		for (int i = 0; i < FILES; i++) {
			tree.file("d" + i % 30 + "/f" + i, "content " + i);
			copy.file("d" + i % 30 + "/f" + i, "content " + i);
		}
		Library library = database.library(temp.resolve("library.driveyard"));
		try (JobFixture jobs = JobFixture.open(library)) {
			jobs.index(tree.root(), ValidateTestBase.CONTENT);
			jobs.index(copy.root(), ValidateTestBase.CONTENT);
		}
		SortedMap<String, String> before = TreeSnapshot.of(tree.root());
		for (int i = 0; i < ROTTEN; i++) {
			rot(tree.path("d" + i % 30 + "/f" + i));
		}
		Outcome validation = killUntilDone(library, 0);
		String context = "seed " + this.seed + ": " + validation;
		assertThat(validation.get("files")).as(context).isEqualTo(2 * FILES);
		assertThat(validation.get("verified")).as(context).isEqualTo(2 * FILES - ROTTEN);
		assertThat(validation.get("critical")).as(context).isEqualTo(ROTTEN);
		assertThat(validation.get("new")).as(context).isEqualTo(ROTTEN);
		Outcome repair = killUntilDone(library, validation.run().id());
		context = "seed " + this.seed + ": " + repair;
		assertThat(repair.get("planned")).as(context).isEqualTo(ROTTEN);
		assertThat(repair.get("restored") + repair.get("already_right")).as(context).isEqualTo(ROTTEN);
		assertThat(repair.get("issues")).as(context).isZero();
		SortedMap<String, String> after = new TreeMap<>(TreeSnapshot.of(tree.root()));
		assertThat(after.keySet().removeIf((name) -> name.contains(".damaged-"))).as(context).isTrue();
		after.keySet().removeIf((name) -> Files.isDirectory(tree.path(name)));
		before.keySet().removeIf((name) -> Files.isDirectory(tree.path(name)));
		assertThat(after).as(context).isEqualTo(before);
		try (JobFixture jobs = JobFixture.open(library)) {
			jobs.assertConsistent();
			assertThat(jobs.index(tree.root()).changes()).as(context).isEmpty();
		}
	}

	private static void rot(Path file) throws Exception {
		FileTime time = Files.getLastModifiedTime(file);
		byte[] bytes = Files.readAllBytes(file);
		bytes[3] ^= 1;
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, time);
	}

	/** A run may be killed when all of it was recorded. */
	private static boolean isCompleted(Library library, String job) {
		try (JobFixture jobs = JobFixture.open(library)) {
			Run run = jobs.bean(RunStore.class).page(Long.MAX_VALUE, 1).get(0);
			return run.job().equals(job) && run.status() == BatchStatus.COMPLETED;
		}
	}

	private Outcome killUntilDone(Library library, long repaired) throws Exception {
		boolean done = false;
		for (int kills = 0; !done; kills++) {
			try (Child child = Child.start(List.of(), ValidateMain.class,
					List.of(library.folder().toString(), Long.toString(repaired)))) {
				child.awaitReading();
				done = child.killAfter((kills < kills(library)) ? this.random.nextInt(600) : 60_000);
			}
			done |= isCompleted(library, (repaired > 0) ? "repair" : "validate");
		}
		try (JobFixture jobs = JobFixture.open(library)) {
			Run run = jobs.bean(RunStore.class).page(Long.MAX_VALUE, 1).get(0);
			assertThat(run.status()).as("seed " + this.seed).isEqualTo(BatchStatus.COMPLETED);
			return new Outcome(run, jobs.operator().summary(run).toMap());
		}
	}

}
