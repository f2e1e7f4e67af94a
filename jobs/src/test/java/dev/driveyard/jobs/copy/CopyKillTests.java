package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that copies or moves is killed again and again: in the end all is where
 * it belongs, nothing is lost, doubled or half-written, and each file is recorded once.
 */
@Tag("thorough")
class CopyKillTests {

	/** From start to kill at any time. */
	private static final int LONGEST_MILLIS = 1500;

	/** From the first file that is written to the kill: a run takes ten times as long. */
	private static final int LONGEST_WRITING_MILLIS = 400;

	private static final int DIRECTORIES = 250;

	private static final int LARGE = 100 * 1024 * 1024;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@ParameterizedTest
	@CsvSource({ "copy, auto, SQLITE, 12", "move, stream, POSTGRESQL, 6", "move, auto, SQLITE, 6" })
	void whatIsKilledAgainAndAgainIsWholeInTheEnd(String job, String method, TestDatabase database, int most,
			@TempDir Path folder) throws Exception {
		Path temp = folder.toRealPath();
		Tree source = Tree.create(temp.resolve("source"));
		Tree target = Tree.create(temp.resolve("target"));
		fill(source);
		if (job.equals("move")) { // so that a rename is not done at once
			target.directory("source/d0000");
			target.fill("source", DIRECTORIES, 0);
		}
		SortedMap<String, String> before = TreeSnapshot.of(source.root());
		Library library = database.library(temp.resolve("library.driveyard"));
		try (JobFixture jobs = JobFixture.open(library)) {
			jobs.index(target.root());
			jobs.index(source.root(), Map.of());
		}
		try (JobFixture jobs = JobFixture.open(library)) {
			jobs.sql().sql("DELETE FROM location WHERE root = ?").param(source.root().toString()).update();
		}
		int kills = 0;
		Path ended = temp.resolve("library.driveyard/ended");
		boolean renames = job.equals("move") && method.equals("auto"); // which takes less
		boolean alive = true;
		while (alive && kills < most && !Files.exists(ended)) {
			try (Child child = CopyMain.start(library, job, source.root(), target.root(), method)) {
				child.awaitStart();
				boolean anyTime = kills % 3 == 2;
				if (!anyTime) {
					child.awaitReading();
				}
				int longest = (anyTime ? LONGEST_MILLIS : LONGEST_WRITING_MILLIS) / (renames ? 4 : 1);
				alive = !child.killAfter(this.random.nextInt(longest));
				kills += alive ? 1 : 0;
			}
		}
		assertThat(kills).as("runs that were cut short").isGreaterThanOrEqualTo(most / 3);
		finish(job, method, library, source, target, before);
	}

	private void finish(String job, String method, Library library, Tree source, Tree target,
			SortedMap<String, String> before) throws IOException {
		try (LibraryLock lock = library.database().isServer() ? null : LibraryLock.acquire(library, "a test");
				JobFixture jobs = JobFixture.open(library)) {
			Operation first = jobs.bean(Journal.class).find(1).orElseThrow();
			if (first.state() == Operation.State.PLANNED) {
				Outcome outcome = jobs.execute(
						jobs.operator().prepare(job, CopyMain.parameters(source.root(), target.root(), method), false));
				assertThat(outcome.run().status()).as("%s, seed %s", outcome.run().exitMessage(), this.seed)
					.isEqualTo(BatchStatus.COMPLETED);
				assertThat(outcome.get("files")).as("seed %s", this.seed).isEqualTo(files(before));
				assertThat(outcome.get("failed")).isZero();
			}
			assertRecorded(jobs, before);
			SortedMap<String, String> after = TreeSnapshot.of(target.path("source"));
			if (job.equals("move")) { // the folders were there before
				assertThat(after.keySet()).as("seed %s", this.seed).isEqualTo(before.keySet());
				after.keySet().removeIf((path) -> Files.isDirectory(target.path("source/" + path)));
				before.keySet().removeIf((path) -> Files.isDirectory(target.path("source/" + path)));
			}
			assertThat(after).as("seed %s", this.seed).isEqualTo(before);
			assertThat(Files.exists(source.root())).isEqualTo(job.equals("copy"));
			try (Stream<Path> all = Files.walk(target.root())) {
				assertThat(all.filter((path) -> path.toString().endsWith(".part"))).isEmpty();
			}
			jobs.assertSettled(target.root());
		}
	}

	private void assertRecorded(JobFixture jobs, SortedMap<String, String> before) {
		assertThat(jobs.bean(Journal.class).find(1).orElseThrow().state()).isEqualTo(Operation.State.DONE);
		assertThat(jobs.bean(Journal.class).fileStates(1).get(FileState.DONE)).as("seed %s", this.seed)
			.isEqualTo(files(before));
	}

	private static long files(SortedMap<String, String> facts) {
		return facts.values().stream().filter((fact) -> !fact.startsWith("4")).count();
	}

	private void fill(Tree source) throws IOException {
		source.fill("", DIRECTORIES, 3);
		byte[] bytes = new byte[3000];
		for (int i = 0; i < DIRECTORIES; i++) {
			this.random.nextBytes(bytes);
			Files.write(source.path(String.format("d%04d/f1", i)), bytes);
		}
		for (int i = 0; i < 20; i++) {
			source.link(String.format("d%04d/linked", i * 3), String.format("d%04d/f1", i * 5 + 1));
			source.symlink(String.format("d%04d/symbolic", i * 7), "../d0000/f1");
		}
		byte[] large = new byte[LARGE];
		this.random.nextBytes(large);
		Files.write(source.path("d0100/large"), large);
	}

}
