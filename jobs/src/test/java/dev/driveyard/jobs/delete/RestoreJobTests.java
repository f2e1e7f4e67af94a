package dev.driveyard.jobs.delete;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.delete.trash.EmptyTrashProcessor;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What comes back from the trash, and what goes from there for good.
 */
@Tag(EveryDatabase.ALWAYS)
class RestoreJobTests extends DeleteTestBase {

	@BeforeEach
	void makeTree() {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/b/two.txt", "22");
		this.tree.symlink("a/link", "nowhere");
		this.tree.file("deep/er/three.txt", "333");
		this.tree.file("four.txt", "4444");
		this.jobs.index(this.tree.root());
	}

	private Outcome undo(Outcome deletion) {
		return job("restore", Map.of("run", deletion.run().id()));
	}

	private Outcome empty(Map<String, Object> parameters) {
		return this.jobs.execute(this.jobs.operator().prepare("empty-trash", parameters, false));
	}

	@Test
	void toUndoATrashRunGivesBackTheSameTree() {
		Map<String, String> before = files();
		Outcome deletion = delete(TRASH, "a", "deep/er/three.txt", "four.txt");
		this.tree.remove("deep");
		this.jobs.index(this.tree.root());
		Outcome restored = undo(deletion);
		assertThat(files()).isEqualTo(before);
		assertThat(trash()).isEmpty();
		assertThat(restored.summary()).containsEntry("restored", 3L)
			.containsEntry("files", 5L)
			.containsEntry("directories", 2L)
			.containsEntry("bytes", 10L)
			.containsEntry("kept", 0L);
		assertThat(states(restored)).containsOnly(State.DONE);
		assertThat(states(deletion)).containsOnly(State.UNDONE);
		assertCatalogueRight();
		assertRefused("still to go back", () -> undo(deletion));
	}

	@Test
	void nothingIsReplacedAndTheRestGoesOn() throws Exception {
		Outcome deletion = delete(TRASH, "a", "four.txt", "deep");
		this.tree.file("a/new", "another");
		Files.delete(Path.of(Objects.requireNonNull(operations(deletion).get(2).trash()).folder(), "files",
				Objects.requireNonNull(operations(deletion).get(2).trash()).name()));
		Outcome restored = undo(deletion);
		assertThat(files()).containsOnlyKeys("a", "a/new", "deep", "deep/er", "deep/er/three.txt");
		assertThat(issues(restored)).containsOnlyKeys("a", "four.txt")
			.containsEntry("four.txt", "NOT_RESTORED It is not in the trash any more");
		assertThat(restored.summary()).containsEntry("restored", 1L).containsEntry("kept", 2L);
		assertThat(states(deletion)).containsExactly(State.DONE, State.UNDONE, State.DONE);
		this.tree.move("a", "aside");
		assertThat(undo(deletion).summary()).containsEntry("restored", 1L).containsEntry("kept", 1L);
		assertThat(files()).containsKey("a/b/two.txt");
	}

	@Tag("root")
	@Test
	void whatWasThereIsNotPutBackThroughALinkOfAnotherUser() throws Exception {
		Path closed = Files.createDirectory(this.temp.resolve("closed"));
		openToOthers();
		Shell.runAsOther(this.tree.root(), "mkdir u u/d; echo mine >u/d/x");
		Outcome deletion = delete(TRASH, "u/d/x");
		Shell.runAsOther(this.tree.root(), "rmdir u/d; ln -s \"$1\" u/d", closed.toString());
		Outcome undone = undo(deletion);
		assertThat(closed).isEmptyDirectory();
		assertThat(issues(undone)).containsOnlyKeys("u/d/x");
		assertThat(undone.summary()).containsEntry("restored", 0L).containsEntry("kept", 1L);
		assertThat(trash()).hasSize(1);
		assertThat(states(deletion)).containsExactly(State.DONE);
		Shell.runAsOther(this.tree.root(), "rm u/d");
		assertThat(undo(deletion).summary()).containsEntry("restored", 1L);
		assertThat(files()).containsEntry("u/d/x", "mine\n");
	}

	@Tag("root")
	@Test
	void aMissingParentComesBackAsTheOneOfItsUser() throws Exception {
		openToOthers();
		Shell.runAsOther(this.tree.root(), "mkdir -p u/d/e; chmod 0710 u/d; echo mine >u/d/e/x");
		Outcome deletion = delete(TRASH, "u/d/e/x");
		Shell.runAsOther(this.tree.root(), "rm -r u");
		undo(deletion);
		for (Map.Entry<String, Integer> mode : Map.of("u", 040755, "u/d", 040710, "u/d/e", 040755).entrySet()) {
			Path path = this.tree.path(mode.getKey());
			assertThat(Files.getAttribute(path, "unix:mode")).as(mode.getKey()).isEqualTo(mode.getValue());
			assertThat(Files.getAttribute(path, "unix:uid")).as(mode.getKey()).isEqualTo(Shell.OTHER);
			assertThat(Files.getAttribute(path, "unix:gid")).as(mode.getKey()).isEqualTo(Shell.OTHER);
		}
		assertThat(files()).containsEntry("u/d/e/x", "mine\n");
	}

	/** Another user may come by and write into the tree. */
	private void openToOthers() {
		Shell.run(this.temp, "chmod a+x .; chmod 0777 tree");
	}

	@Test
	void ofSeveralFromOnePathTheLastOneComesBack() throws Exception {
		delete(TRASH, "four.txt");
		Thread.sleep(1100);
		this.tree.file("four.txt", "newer");
		delete(TRASH, "four.txt");
		job("restore", Map.of("paths", List.of(encoded("four.txt"))));
		assertThat(files()).containsEntry("four.txt", "newer");
		job("restore", Map.of("paths", List.of(encoded("four.txt")), "to", encoded("else/where")));
		assertThat(files()).containsEntry("else/where/four.txt", "4444");
		assertCatalogueRight();
		assertThatThrownBy(() -> job("restore", Map.of("paths", List.of(encoded("four.txt")))))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("nothing that was at");
	}

	@Test
	void aRestoreWhoseDatabaseFailedGoesOn() {
		Map<String, String> before = files();
		Outcome deletion = delete(TRASH, "a", "deep", "four.txt");
		this.jobs.sabotage("UPDATE", "operation", "NEW.state = 1 AND NEW.source LIKE '%/deep'");
		this.jobs.execute(this.jobs.operator().prepare("restore", Map.of("run", deletion.run().id()), false))
			.requireFailed("sabotage");
		this.jobs.repair();
		Outcome done = undo(deletion);
		assertThat(done.summary()).containsEntry("restored", 3L).containsEntry("issues", 0L);
		assertThat(files()).isEqualTo(before);
		assertThat(trash()).isEmpty();
		assertCatalogueRight();
	}

	@Test
	void theTrashIsEmptiedOnceItIsConfirmed() {
		delete(TRASH, "a", "four.txt");
		Outcome planned = empty(Map.of());
		assertThat(planned.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(planned.summary()).containsEntry("files", 4L).containsEntry("emptied", 0L);
		delete(TRASH, "deep");
		Outcome done = completed(empty(Map.of("confirmed", true)));
		assertThat(done.run().instance()).isEqualTo(planned.run().instance());
		assertThat(done.summary()).containsEntry("emptied", 2L)
			.containsEntry("removed_files", 4L)
			.containsEntry("removed_directories", 2L)
			.containsEntry("removed_bytes", 7L);
		assertThat(trash()).extracting((entry) -> entry.path()).containsExactly(encoded("deep"));
		assertThat(states(done)).containsExactly(State.DONE, State.DONE);
		assertCatalogueRight();
	}

	@Test
	void onlyWhatMatchesGoes() {
		delete(TRASH, "a/one.txt", "a/b", "four.txt");
		completed(empty(Map.of("confirmed", true, "before", "2001-01-01T00:00")));
		assertThat(trash()).hasSize(3);
		completed(empty(Map.of("confirmed", true, "path", encoded("a"))));
		assertThat(trash()).extracting((entry) -> entry.path()).containsExactly(encoded("four.txt"));
	}

	@Test
	void anEmptyingWhoseDatabaseFailedGoesOn() {
		delete(TRASH, "a", "four.txt");
		this.jobs.sabotage("UPDATE", "operation", "NEW.state = 1 AND NEW.source LIKE '%/four.txt'");
		empty(Map.of("confirmed", true)).requireFailed("sabotage");
		this.jobs.repair();
		Outcome done = completed(empty(Map.of("confirmed", true)));
		assertThat(done.summary()).containsEntry("emptied", 2L).containsEntry("removed_files", 4L);
		assertThat(trash()).isEmpty();
	}

	@Test
	void aStopEndsTheEmptyingInTheMiddleOfAThingAndTheNextRunGoesOn() {
		this.tree.fill("many", 200, 3);
		delete(TRASH, "many");
		Outcome planned = empty(Map.of());
		AtomicInteger asked = new AtomicInteger();
		EmptyTrashProcessor processor = new EmptyTrashProcessor(this.jobs.bean(DeleteParts.class), 1,
				() -> asked.incrementAndGet() > 50);
		assertThatThrownBy(() -> processor.process(operations(planned).get(0)))
			.isInstanceOf(JobInterruptedException.class);
		assertThat(trash()).hasSize(1);
		Outcome done = completed(empty(Map.of("confirmed", true)));
		assertThat(done.run().instance()).isEqualTo(planned.run().instance());
		assertThat(done.summary()).containsEntry("emptied", 1L)
			.containsEntry("removed_files", 600L)
			.containsEntry("kept", 0L)
			.containsEntry("issues", 0L);
		assertThat(trash()).isEmpty();
	}

}
