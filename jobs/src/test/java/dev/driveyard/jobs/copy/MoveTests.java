package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Moves: by another name, and by copies whose sources go. {@code stream} stands for a
 * move to another file system.
 */
class MoveTests extends CopyTestBase {

	private Outcome move(Map<String, Object> more) {
		return run("move", this.source.root(), this.target.root(), more);
	}

	private void fill() throws IOException {
		this.source.fill("", 6, 3);
		this.source.file("d0001/f1", "text");
		this.source.file("d0002/deep/er/f", "more");
		this.source.link("d0003/other", "d0001/f1");
		Files.createSymbolicLink(this.source.path("d0004/link"), Path.of("../d0001/f1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "stream" })
	void allIsMovedAndTheSourceIsGone(String method) throws IOException {
		fill();
		SortedMap<String, String> before = sourceFacts();
		Outcome outcome = copied(move(Map.of("method", method)));
		assertThat(targetFacts()).isEqualTo(before);
		assertThat(Files.exists(this.source.root())).isFalse();
		assertThat(operation(outcome).state()).isEqualTo(State.DONE);
		assertThat(operation(outcome).action()).isEqualTo(Action.MOVE);
		assertThat(outcome.get("files")).isEqualTo(21);
		assertThat(issueCodes(outcome)).isEmpty();
		assertNoParts();
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "stream" })
	void entriesKeepTheirIdentityAndTheirContent(String method) throws IOException {
		Tree photos = Tree.create(this.temp.resolve("source/photos"));
		photos.fill("", 4, 3);
		photos.file("d0001/f1", "text");
		photos.file("d0002/deep/f", "more");
		photos.link("d0003/other", "d0001/f1");
		this.jobs.index(this.source.root(), Map.of("mode", "content"));
		this.jobs.index(this.target.root());
		long folder = this.jobs.catalogue().at(photos.path("d0002")).id();
		var file = this.jobs.catalogue().at(photos.path("d0001/f1"));
		copied(run("move", photos.root(), this.target.root(), Map.of("method", method)));
		var moved = this.jobs.catalogue().at(this.target.path("photos/d0001/f1"));
		assertThat(moved.id()).isEqualTo(file.id());
		assertThat(moved.content()).isEqualTo(file.content()).isNotNull();
		assertThat(this.jobs.catalogue().at(this.target.path("photos/d0002")).id()).isEqualTo(folder);
		assertThat(this.jobs.catalogue().find(photos.root())).isNull();
		this.jobs.assertConsistent();
		this.jobs.assertSettled(this.target.root());
		this.jobs.assertSettled(this.source.root());
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "stream" })
	void whatIsMergedKeepsItsIdentityToo(String method) throws IOException {
		Tree photos = Tree.create(this.temp.resolve("source/photos"));
		photos.fill("", 3, 3);
		photos.fill("d0001", 2, 2);
		Tree there = Tree.create(this.temp.resolve("target/photos"));
		there.file("d0001/f1", "is there");
		there.file("own", "own");
		this.jobs.index(this.source.root());
		this.jobs.index(this.target.root());
		long kept = this.jobs.catalogue().at(photos.path("d0001/f1")).id();
		long file = this.jobs.catalogue().at(photos.path("d0001/f2")).id();
		long folder = this.jobs.catalogue().at(photos.path("d0002")).id();
		Outcome outcome = copied(run("move", photos.root(), this.target.root(), Map.of("method", method)));
		assertThat(outcome.get("skipped")).isEqualTo(1);
		assertThat(operation(outcome).state()).isEqualTo(State.PARTLY);
		assertThat(there.path("d0001/f1")).hasContent("is there");
		assertThat(TreeSnapshot.of(photos.root()).keySet()).containsExactly("", "d0001", "d0001/f1");
		assertThat(this.jobs.catalogue().at(photos.path("d0001/f1")).id()).isEqualTo(kept);
		assertThat(this.jobs.catalogue().at(there.path("d0001/f2")).id()).isEqualTo(file);
		assertThat(this.jobs.catalogue().at(there.path("d0002")).id()).isEqualTo(folder);
		this.jobs.assertConsistent();
		this.jobs.assertSettled(this.target.root());
		this.jobs.assertSettled(this.source.root());
	}

	@Test
	void whatIsOverwrittenGivesWayToWhatIsMoved() throws IOException {
		this.source.file("in/a.txt", "new");
		this.target.file("a.txt", "old");
		this.jobs.index(this.source.root());
		this.jobs.index(this.target.root());
		long id = this.jobs.catalogue().at(this.source.path("in/a.txt")).id();
		copied(run("move", this.source.path("in/a.txt"), this.target.root(), Map.of("conflict", "overwrite")));
		assertThat(this.target.path("a.txt")).hasContent("new");
		assertThat(this.jobs.catalogue().at(this.target.path("a.txt")).id()).isEqualTo(id);
		this.jobs.assertConsistent();
		this.jobs.assertSettled(this.target.root());
		this.jobs.assertSettled(this.source.root());
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "stream" })
	void aMoveIsTakenBack(String method) throws IOException {
		fill();
		Path photos = this.source.path("d0001");
		this.jobs.index(this.source.root());
		this.jobs.index(this.target.root());
		SortedMap<String, String> before = sourceFacts();
		long id = this.jobs.catalogue().at(photos.resolve("f1")).id();
		Outcome moved = copied(run("move", photos, this.target.root(), Map.of("method", method)));
		Outcome back = copied(this.jobs
			.execute(this.jobs.operator().prepare("move", Map.of("undo", moved.run().id(), "method", method), false)));
		assertThat(sourceFacts().keySet()).isEqualTo(before.keySet());
		assertThat(this.target.root()).isEmptyDirectory();
		assertThat(operation(moved).state()).isEqualTo(State.UNDONE);
		assertThat(operation(back).state()).isEqualTo(State.DONE);
		assertThat(this.jobs.catalogue().at(photos.resolve("f1")).id()).isEqualTo(id);
		if (method.equals("auto")) {
			SortedMap<String, String> after = sourceFacts();
			before.remove("");
			after.remove("");
			assertThat(after).isEqualTo(before);
		}
		this.jobs.assertConsistent();
		this.jobs.assertSettled(this.source.root());
		assertRefused("Nothing of run",
				() -> this.jobs.operator().prepare("move", Map.of("undo", moved.run().id(), "method", method), true));
	}

	@Test
	void whatComesFromOutsideOfAllLocationsIsCataloguedWithAllBelow() throws IOException {
		fill();
		this.target.file("source/d0000/f1", "is there");
		this.jobs.index(this.target.root());
		copied(move(Map.of()));
		this.jobs.assertRight(this.target.root());
		Tree other = Tree.create(this.temp.resolve("other"));
		other.file("deep/er/file", "text");
		copied(run("move", other.path("deep"), this.target.root(), Map.of()));
		this.jobs.assertRight(this.target.root());
	}

	@Test
	void aSourceThatChangesAfterItWasCopiedStays() throws IOException {
		this.source.fill("", 3, 3);
		this.jobs.sabotage("UPDATE", "operation_directory", "NEW.state = 4");
		move(Map.of("method", "stream")).requireFailed("sabotage");
		this.jobs.repair();
		this.source.file("d0001/f1", "edited after it was copied");
		this.source.file("d0002/new", "came after it was copied");
		Outcome outcome = copied(move(Map.of("method", "stream")));
		assertThat(this.source.path("d0001/f1")).hasContent("edited after it was copied");
		assertThat(this.source.path("d0002/new")).exists();
		assertThat(issueCodes(outcome)).containsOnlyKeys("f1", "d0002");
		assertThat(operation(outcome).state()).isEqualTo(State.PARTLY);
		assertThat(TreeSnapshot.of(this.source.root()).keySet()).containsExactly("", "d0001", "d0001/f1", "d0002",
				"d0002/new");
	}

	@Test
	void aSourceWhoseCopyVanishedStays() throws IOException {
		this.source.fill("", 2, 2);
		this.jobs.sabotage("UPDATE", "operation_directory", "NEW.state = 4");
		move(Map.of("method", "stream")).requireFailed("sabotage");
		this.jobs.repair();
		Files.delete(there("d0001/f1"));
		Outcome outcome = copied(move(Map.of("method", "stream")));
		assertThat(this.source.path("d0001/f1")).exists();
		assertThat(issueCodes(outcome)).containsOnlyKeys("f1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "stream" })
	void aStoppedMoveGoesOn(String method) throws IOException {
		this.source.fill("", 40, 5);
		this.target.directory("source/d0003");
		SortedMap<String, String> before = sourceFacts();
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchWrites((path) -> {
			if (seen.incrementAndGet() == 20) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = move(Map.of("method", method));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		this.jobs.volume().leave();
		Outcome resumed = copied(move(Map.of("method", method)));
		assertThat(targetFacts().keySet()).isEqualTo(before.keySet());
		assertThat(Files.exists(this.source.root())).isFalse();
		assertThat(operation(resumed).state()).isEqualTo(State.DONE);
		assertNoParts();
	}

	@Test
	void aRenameThatWasNotRecordedIsFoundAgain() throws IOException {
		fill();
		SortedMap<String, String> before = sourceFacts();
		this.jobs.sabotage("UPDATE", "operation", "NEW.state = 1");
		move(Map.of()).requireFailed("sabotage");
		assertThat(Files.exists(this.source.root())).isFalse();
		this.jobs.repair();
		Outcome outcome = copied(move(Map.of()));
		assertThat(targetFacts()).isEqualTo(before);
		assertThat(operation(outcome).state()).isEqualTo(State.DONE);
		assertThat(issueCodes(outcome)).isEmpty();
	}

	@Test
	void mergedFilesWhoseRenameWasNotRecordedAreFoundAgain() throws IOException {
		this.source.fill("", 4, 4);
		this.target.fill("source", 2, 0);
		this.jobs.sabotage("UPDATE", "operation_file", "NEW.directory = 2");
		move(Map.of()).requireFailed("sabotage");
		this.jobs.repair();
		Outcome outcome = copied(move(Map.of()));
		assertThat(Files.exists(this.source.root())).isFalse();
		assertThat(targetFacts()).hasSize(21);
		assertThat(operation(outcome).state()).isEqualTo(State.DONE);
		assertThat(states(outcome).values()).allMatch((states) -> states.matches("DONE( DONE)*"));
	}

	@Test
	void whatMustNotBeMovedIsRefused() throws IOException {
		this.source.file("folder/file", "text");
		this.jobs.index(this.source.path("folder"));
		assertRefused("holds the location", () -> move(Map.of()));
		assertRefused("is the location", () -> run("move", this.source.path("folder"), this.target.root(), Map.of()));
		assertRefused("library", () -> run("move", this.jobs.library().folder(), this.target.root(), Map.of()));
		assertThat(this.source.path("folder/file")).exists();
		assertThat(this.target.root()).isEmptyDirectory();
	}

	@Test
	void aMoveWithinTheFileSystemReadsNoFile() throws IOException {
		fill();
		List<String> opened = Collections.synchronizedList(new ArrayList<>());
		this.jobs.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path))) {
				opened.add(path);
			}
		});
		copied(move(Map.of()));
		assertThat(opened).isEmpty();
		assertThat(this.jobs.bean(Journal.class)).isNotNull();
	}

}
