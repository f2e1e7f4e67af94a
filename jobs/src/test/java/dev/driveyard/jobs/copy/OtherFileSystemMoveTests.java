package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.driveyard.transfer.copy.Conflict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Moves between two file systems, which no rename can make.
 */
@SuppressWarnings("NullAway.Init")
class OtherFileSystemMoveTests extends CopyTestBase {

	private Path other;

	@BeforeEach
	void enterOther() throws IOException {
		this.other = TestMount.otherFileSystem(this.source.root());
		this.target = Tree.create(this.other.resolve("target"));
	}

	@AfterEach
	void leaveOther() {
		if (this.other != null) {
			Shell.run(this.other, "rm -rf \"$1\"", this.other.toString());
		}
	}

	private Outcome move(Path from, Path to, Map<String, Object> more) {
		return copied(run("move", from, to, more));
	}

	private Outcome undo(Outcome moved) {
		return copied(this.jobs.execute(this.jobs.operator().prepare("move", Map.of("undo", moved.run().id()), false)));
	}

	private void fill() throws IOException {
		this.source.fill("", 3, 3);
		this.source.file("d0001/f1", "text");
		this.source.link("d0002/other", "d0001/f1");
		Files.createSymbolicLink(this.source.path("d0002/link"), Path.of("../d0001/f1"));
	}

	@ParameterizedTest
	@EnumSource(Conflict.class)
	void allIsMovedAndComesBack(Conflict conflict) throws IOException {
		fill();
		SortedMap<String, String> before = sourceFacts();
		Map<String, Object> more = Map.of("conflict", conflict.name().toLowerCase(Locale.ROOT));
		Outcome moved = move(this.source.root(), this.target.root(), more);
		assertThat(issueCodes(moved)).isEmpty();
		assertThat(targetFacts()).isEqualTo(before);
		assertThat(this.source.root()).doesNotExist();
		assertThat(operation(moved).state()).isEqualTo(State.DONE);
		Outcome back = undo(moved);
		assertThat(issueCodes(back)).isEmpty();
		assertThat(sourceFacts()).isEqualTo(before);
		assertThat(this.target.root()).isEmptyDirectory();
		assertThat(operation(moved).state()).isEqualTo(State.UNDONE);
	}

	@ParameterizedTest
	@EnumSource(Conflict.class)
	void whatIsThereIsMergedAsWithinAFileSystem(Conflict conflict) throws IOException {
		this.source.file("a", "new");
		this.source.file("b", "new");
		this.target.file("source/a", "old");
		this.jobs.volume().leave();
		Shell.run(this.temp, "touch -d 2001-01-01 \"$1\"", this.target.path("source/a").toString());
		Map<String, Object> more = Map.of("conflict", conflict.name().toLowerCase(Locale.ROOT));
		Outcome outcome = move(this.source.root(), this.target.root(), more);
		boolean replaces = conflict == Conflict.OVERWRITE || conflict == Conflict.NEWER;
		assertThat(this.target.path("source/a")).hasContent(replaces ? "new" : "old");
		assertThat(this.target.path("source/b")).hasContent("new");
		boolean stays = conflict == Conflict.SKIP || conflict == Conflict.FAIL;
		assertThat(Files.exists(this.source.path("a"))).isEqualTo(stays);
		assertThat(this.source.path("b")).doesNotExist();
		assertThat(Files.exists(this.target.path("source/a (1)"))).isEqualTo(conflict == Conflict.RENAME);
		assertThat(operation(outcome).state()).isEqualTo(stays ? State.PARTLY : State.DONE);
	}

	@Test
	void aFileALinkAndAFurtherNameAreMovedByThemselves() throws IOException {
		fill();
		Path file = this.source.path("d0001/f1");
		move(file, this.target.path("renamed"), Map.of());
		assertThat(file).doesNotExist();
		assertThat(this.target.path("renamed")).hasContent("text");
		move(this.source.path("d0002/link"), this.target.root(), Map.of());
		assertThat(Files.readSymbolicLink(this.target.path("link"))).hasToString("../d0001/f1");
		assertThat(this.source.path("d0002/other")).hasContent("text");
	}

	@Test
	void aRenameThatIsInsistedOnFailsAndLeavesAll() throws IOException {
		fill();
		SortedMap<String, String> before = sourceFacts();
		Outcome outcome = move(this.source.root(), this.target.root(), Map.of("method", "rename"));
		assertThat(operation(outcome).state()).isEqualTo(State.FAILED);
		assertThat(sourceFacts()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "operation_file:NEW.state = 1", "operation_directory:NEW.state = 1" })
	void aMoveThatFailedGoesOn(String where) throws IOException {
		this.source.fill("", 4, 4);
		SortedMap<String, String> before = sourceFacts();
		this.jobs.sabotage("UPDATE", where.split(":")[0], where.split(":")[1]);
		run("move", this.source.root(), this.target.root(), Map.of()).requireFailed("sabotage");
		this.jobs.repair();
		move(this.source.root(), this.target.root(), Map.of());
		assertThat(TreeSnapshot.of(there("")).keySet()).isEqualTo(before.keySet());
		assertThat(this.source.root()).doesNotExist();
		assertNoParts();
	}

}
