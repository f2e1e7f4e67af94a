package dev.driveyard.jobs.delete;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.TestTrash;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.transfer.removal.RemovalOptions;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that deletes is killed again and again: in the end exactly what was
 * planned is gone, and it is counted once.
 */
@Tag("thorough")
class DeleteKillTests {

	private static final int KILLS = 7;

	/** So that each mode has its share. */
	private static final int KILLS_A_ROUND = 4;

	private static final int MOST_ROUNDS = 30;

	private static final List<String> MODES = List.of("secure", "permanent", "trash");

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	private int kills;

	private int longest = 400;

	@Test
	void aRunKilledTwentyTimesRemovesExactlyWhatWasPlanned(@TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		tree.fill("stays", 20, 3);
		Library library = TestDatabase.SQLITE.library(temp.resolve("library.driveyard"));
		for (int round = 0; round < MOST_ROUNDS && this.kills < KILLS; round++) {
			String mode = MODES.get(round % MODES.size());
			List<String> paths = make(tree, mode);
			try (LibraryLock lock = LibraryLock.acquire(library, "a test");
					JobFixture jobs = JobFixture.open(library)) {
				jobs.index(tree.root());
			}
			String output = killUntilDone(library, mode, paths);
			check(library, tree, mode, paths, output);
		}
		assertThat(this.kills).as("runs that were cut short").isGreaterThanOrEqualTo(KILLS);
	}

	/** What is to go in a round. */
	private static List<String> make(Tree tree, String mode) {
		List<String> paths = new ArrayList<>();
		if (mode.equals("trash")) {
			for (int i = 0; i < 150; i++) {
				paths.add(tree.file("go/" + i, "content " + i).toString());
			}
		}
		else {
			tree.fill("go", mode.equals("secure") ? 0 : 300, 9);
			for (int i = 0; i < 300; i++) {
				tree.file("go/d" + i % 40 + "/full" + i, "secret ".repeat(3000));
			}
			tree.file("go/d0003/large", "x".repeat(300_000));
			tree.file("go/d0031/large", "y".repeat(3_000_000));
			paths.add(tree.path("go").toString());
		}
		return paths;
	}

	private String killUntilDone(Library library, String mode, List<String> paths) throws Exception {
		for (int killed = 0;; killed++) {
			String output = run(library, mode, paths, this.kills < KILLS && killed < KILLS_A_ROUND);
			if (output != null) {
				this.longest = Math.max(150, this.longest * 3 / 4);
				return output;
			}
			this.kills++;
		}
	}

	/**
	 * What it printed if it was let come to its end; else null. A run killed when all was
	 * done and recorded leaves nothing to do: the next one says that there is no such
	 * path.
	 */
	private @Nullable String run(Library library, String mode, List<String> paths, boolean kill) throws Exception {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--add-opens=java.base/sun.nio.fs=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), DeleteMain.class.getName(), library.folder().toString(), mode));
		command.addAll(paths);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			String awaited = (this.random.nextInt(4) == 0) ? "started" : "removing";
			StringBuilder text = new StringBuilder();
			String line = output.readLine();
			while (line != null && !line.equals(awaited)) {
				text.append(line).append('\n');
				line = output.readLine();
			}
			if (kill && !process.waitFor(this.random.nextInt(this.longest), TimeUnit.MILLISECONDS)) {
				process.destroyForcibly().waitFor();
				return null;
			}
			for (line = output.readLine(); line != null; line = output.readLine()) {
				text.append(line).append('\n');
			}
			process.waitFor();
			return text.toString();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private void check(Library library, Tree tree, String mode, List<String> paths, String output) throws IOException {
		try (JobFixture jobs = JobFixture.open(library)) {
			String context = mode + ", seed " + this.seed + ": " + output;
			Run run = jobs.bean(RunStore.class).page(Long.MAX_VALUE, 1).get(0);
			assertThat(run.status()).as(context).isEqualTo(BatchStatus.COMPLETED); // perhaps
																					// killed
																					// right
																					// after
			Outcome outcome = new Outcome(run, jobs.operator().summary(run).toMap());
			assertThat(jobs.bean(Journal.class).operations(run.instance())).as(context)
				.allSatisfy((operation) -> assertThat(operation.state()).isEqualTo(State.DONE));
			assertThat(outcome.summary()).as(context).containsEntry("kept", 0L).containsEntry("issues", 0L);
			if (mode.equals("trash")) {
				checkTrash(jobs, paths, outcome, context);
			}
			else {
				assertThat(tree.path("go")).as(context).doesNotExist();
				assertThat(outcome.get("removed_files")).as(context).isEqualTo(outcome.get("files"));
				assertThat(outcome.get("removed_bytes")).as(context).isEqualTo(outcome.get("bytes"));
				assertThat(outcome.get("removed_directories")).as(context).isEqualTo(outcome.get("directories"));
			}
			try (Stream<Path> left = Files.walk(tree.path("stays"))) {
				assertThat(left.filter(Files::isRegularFile)).as(context).hasSize(60);
			}
			jobs.assertConsistent();
			assertThat(jobs.index(tree.root()).changes()).as(context).isEmpty();
		}
	}

	private static void checkTrash(JobFixture jobs, List<String> paths, Outcome outcome, String context)
			throws IOException {
		List<TrashEntry> entries = new ArrayList<>();
		jobs.bean(TrashCan.class).list(entries::add);
		assertThat(entries).as(context).extracting(TrashEntry::path).containsExactlyInAnyOrderElementsOf(paths);
		assertThat(outcome.get("trashed")).as(context).isEqualTo(paths.size());
		jobs.bean(TrashCan.class)
			.empty(TrashFilter.ALL, RemovalOptions.inOrder(TestTrash.beside(jobs.library().folder()).mounts()),
					(removal) -> {
					});
	}

}
