package dev.driveyard.jobs.delete;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stops, failures, restarts and replays.
 */
@Tag("thorough")
class DeleteRestartTests extends DeleteTestBase {

	private static final int DIRECTORIES = 500;

	private static final long FILES = DIRECTORIES * 9L;

	private void fill() {
		this.tree.fill("many", DIRECTORIES, 9);
		this.tree.file("other/file", "other");
		this.tree.file("stays/file", "stays");
		this.jobs.index(this.tree.root());
	}

	private void assertAllGone(Outcome done) {
		assertThat(files()).containsOnlyKeys("stays", "stays/file");
		assertThat(done.summary()).containsEntry("files", FILES + 1)
			.containsEntry("removed_files", FILES + 1)
			.containsEntry("removed_directories", DIRECTORIES + 2L)
			.containsEntry("removed_bytes", 5L)
			.containsEntry("kept", 0L)
			.containsEntry("issues", 0L);
		assertThat(states(done)).containsExactly(State.DONE, State.DONE);
		assertCatalogueRight();
	}

	@Test
	void aStoppedRemovalGoesOnWithExactCounts() {
		fill();
		AtomicInteger opened = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.contains("/many/") && opened.incrementAndGet() == 150) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = run(PERMANENT, "many", "other");
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("removed_files")).isBetween(1L, FILES - 1);
		this.jobs.volume().leave();
		Outcome done = delete(PERMANENT, "many", "other");
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertAllGone(done);
	}

	@Test
	void aStoppedPlanGoesOnWithExactCounts() {
		fill();
		AtomicInteger listed = new AtomicInteger();
		this.jobs.volume().watch((path) -> {
			if (listed.incrementAndGet() == 300) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = run(PERMANENT, "many", "other");
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("files")).isBetween(1L, FILES - 1);
		assertThat(stopped.summary()).containsEntry("removed_files", 0L);
		this.jobs.volume().leave();
		assertAllGone(delete(PERMANENT, "many", "other"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT operation_file NEW.name = 'file'", "UPDATE operation_file NEW.name = 'f3'",
			"UPDATE operation_file NEW.name = 'file'", "UPDATE operation_directory NEW.path = 'd0300'",
			"INSERT operation_directory NEW.path = 'd0450'", "UPDATE operation NEW.state = 1",
			"DELETE directory OLD.path = 'other'" })
	void aRunWhoseDatabaseFailedGoesOnWithExactCounts(String sabotage) {
		fill();
		String[] words = sabotage.split(" ", 3);
		this.jobs.sabotage(words[0], words[1], words[2]);
		Outcome failed = run(PERMANENT, "many", "other").requireFailed("sabotage");
		this.jobs.repair();
		Outcome done = delete(PERMANENT, "many", "other");
		assertThat(done.run().instance()).isEqualTo(failed.run().instance());
		assertAllGone(done);
	}

	@Test
	void aTrashRunWhoseDatabaseFailedFindsWhatItHasPutThere() {
		fill();
		this.jobs.sabotage("UPDATE", "operation", "NEW.state = 1 AND NEW.source LIKE '%/other'");
		run(TRASH, "many", "other").requireFailed("sabotage");
		assertThat(this.tree.path("other")).doesNotExist();
		this.tree.file("other/new", "another of the same name");
		this.jobs.repair();
		Outcome done = delete(TRASH, "many", "other");
		assertThat(states(done)).containsExactly(State.DONE, State.DONE);
		assertThat(done.summary()).containsEntry("trashed", 2L).containsEntry("issues", 0L);
		assertThat(trash()).hasSize(2);
		assertThat(files()).containsKey("other/new");
		this.jobs.assertConsistent();
	}

	@Test
	void anInterruptedErasureGoesOnWithTheFilesThatItHadBegun() {
		for (String name : List.of("begun", "cut", "edited", "grown", "untouched")) {
			this.tree.file("secret/" + name, "x".repeat(5000));
		}
		plan("secure", "secret");
		this.jobs.sql().sql("UPDATE operation_file SET method = 1 WHERE name IN ('begun', 'cut', 'grown')").update();
		// as a process leaves them that died while it overwrote
		this.tree.file("secret/begun", "y".repeat(8192));
		this.tree.file("secret/cut", "");
		this.tree.file("secret/.erased-0123456789abcdef", "");
		// as a person does meanwhile
		this.tree.file("secret/edited", "z".repeat(5000));
		this.tree.file("secret/grown", "z".repeat(9000));
		Outcome done = delete(SECURE, "secret");
		assertThat(files()).containsOnlyKeys("secret", "secret/edited", "secret/grown");
		assertThat(done.summary()).containsEntry("removed_files", 3L).containsEntry("issues", 2L);
	}

	@Test
	void aStopEndsALongErasureAndTheFileIsErasedAnew() {
		this.tree.file("secret/a", "a");
		this.tree.file("secret/large", "x".repeat(40 << 20));
		Map<String, Object> slow = Map.of("mode", "secure", "passes", 90, "confirmed", true);
		Thread stopper = new Thread(() -> {
			Awaitility.await().until(() -> erasing() > 1);
			this.jobs.requestStop();
		});
		stopper.start();
		long start = System.nanoTime();
		Outcome stopped = run(slow, "secret");
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		assertThat(this.tree.path("secret/large")).hasSize(40 << 20);
		Outcome done = completed(this.jobs.execute(this.jobs.operator().prepareRestart(stopped.run().id())));
		assertThat(done.summary()).containsEntry("removed_files", 2L)
			.containsEntry("removed_bytes", (40L << 20) + 1)
			.containsEntry("issues", 0L);
		assertThat(files()).isEmpty();
	}

	private int erasing() {
		return this.jobs.sql()
			.sql("SELECT count(*) FROM operation_file WHERE method = 1")
			.query(Integer.class)
			.single();
	}

	@Test
	void aRepetitionOfACompletedDeletionIsNewWork() {
		this.tree.file("a/file", "1");
		Outcome first = delete(PERMANENT, "a");
		this.tree.file("a/file", "2");
		this.tree.file("a/more", "3");
		Outcome second = delete(PERMANENT, "a");
		assertThat(second.run().instance()).isNotEqualTo(first.run().instance());
		assertThat(second.summary()).containsEntry("removed_files", 2L);
		assertThat(files()).isEmpty();
	}

	@Test
	void anUnfinishedRunIsResumedThoughItsPathsAreGone() {
		fill();
		this.jobs.sabotage("DELETE", "directory", "OLD.path = 'other'");
		run(PERMANENT, "other").requireFailed("sabotage");
		this.jobs.repair();
		assertThat(this.tree.path("other")).doesNotExist();
		Outcome done = delete(Map.of("mode", "permanent", "confirmed", true), "other");
		assertThat(done.summary()).containsEntry("removed_files", 1L);
		assertCatalogueRight();
	}

}
