package dev.driveyard.jobs.delete;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stops, failures, restarts and replays.
 */
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
			if (path.equals("/") && opened.incrementAndGet() == 150) {
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
	void anInterruptedErasureGoesOnWithTheFilesThatItHadBegun() throws Exception {
		this.tree.file("secret/large", "x".repeat(100_000));
		this.tree.file("secret/small", "x");
		this.tree.file("secret/edited", "x");
		plan("secure", "secret");
		this.jobs.sabotage("UPDATE", "operation_file", "NEW.state = 1");
		run(SECURE, "secret").requireFailed("sabotage");
		this.jobs.repair();
		// as a process leaves it that died while it overwrote
		this.tree.file("secret/.erased-0123456789abcdef", "");
		Outcome done = delete(SECURE, "secret");
		assertThat(files()).isEmpty();
		assertThat(done.summary()).containsEntry("removed_files", 3L).containsEntry("issues", 0L);
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
