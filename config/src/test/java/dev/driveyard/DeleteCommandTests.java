package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard delete}, {@code trash}, {@code history} and {@code undo}.
 */
class DeleteCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		Files.createDirectories(this.tree.resolve("a/b"));
		Files.writeString(this.tree.resolve("a/b/one.txt"), "one");
		Files.writeString(this.tree.resolve("a/two.txt"), "two");
		Files.writeString(this.tree.resolve("three.txt"), "three");
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private String path(String relative) {
		return this.tree.resolve(relative).toString();
	}

	private Map<String, Object> last() {
		List<Map<String, Object>> all = this.command.json();
		return all.get(all.size() - 1);
	}

	@Test
	void withoutAnOptionThingsGoToTheTrashAndComeBackByUndo() {
		assertThat(this.command.run("delete", path("a"), path("three.txt"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("Run 1 completed").contains("2 trashed");
		assertThat(this.command.err()).contains("To get it back: driveyard undo 1");
		assertThat(this.tree).isEmptyDirectory();
		assertThat(this.command.run("trash", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out().lines()).hasSize(2).allMatch((line) -> line.contains(this.tree.toString()));
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("one");
		assertThat(this.tree.resolve("three.txt")).hasContent("three");
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("nothing of what it put into the trash is still to go back");
		assertThat(this.command.run("undo", "2")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("it is a run of the job 'restore'");
	}

	@Test
	void aDryRunPrintsThePlanAndLeavesNothingToResume() {
		this.command.run("index", "--mode", "content", path("a"));
		assertThat(this.command.run("delete", "-n", "--permanent", "--list", path("a/b"), path("three.txt")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("1 file, 1 folder, 3 B")
			.contains(path("a/b/one.txt"))
			.contains("2 files, 1 folder, 8 B in all")
			.contains("1 file has no other copy in this library.")
			.contains("Of 1 file the library does not know what they hold");
		assertThat(this.command.err()).contains("Nothing was touched.");
		assertThat(this.tree.resolve("a/b/one.txt")).exists();
		this.command.run("runs", "--json");
		assertThat(this.command.json().get(0)).containsEntry("status", "abandoned").containsEntry("job", "delete");
		this.command.run("history");
		assertThat(this.command.out()).isEmpty();
		this.command.run("delete", "-n", "--json", path("a/b"));
		assertThat(this.command.json()).first()
			.satisfies((object) -> assertThat(object).containsEntry("type", "operation")
				.containsEntry("path", path("a/b"))
				.containsEntry("action", "trash")
				.containsEntry("state", "planned")
				.containsEntry("files", 1)
				.containsEntry("directories", 1)
				.containsEntry("bytes", 3));
		assertThat(last()).containsEntry("type", "run").containsEntry("last_copies", 1);
	}

	@Test
	void whatGoesForGoodWantsYesOrTheWord() {
		assertThat(this.command.run("delete", "--permanent", path("a"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.out()).contains("2 files, 2 folders, 6 B");
		assertThat(this.command.err()).contains("To go on, add --yes.");
		assertThat(this.command.answer("yes", "delete", "--permanent", path("a"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("Type 'delete' to go on").contains("Nothing was touched.");
		assertThat(this.tree.resolve("a/b/one.txt")).exists();
		assertThat(this.command.answer("delete", "delete", "--permanent", path("a"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("2 removed files, 2 removed directories, 6 B removed");
		assertThat(this.tree.resolve("a")).doesNotExist();
		assertThat(this.command.run("delete", "--permanent", "--yes", "--json", path("three.txt")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(last()).containsEntry("mode", "permanent").containsEntry("removed_files", 1);
		assertThat(this.tree).isEmptyDirectory();
		String run = String.valueOf(last().get("run"));
		assertThat(this.command.run("undo", run)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("it removed files for good");
	}

	@Test
	void aSecureDeletionRemovesFiles() {
		assertThat(this.command.run("delete", "--secure", "--passes", "2", "-y", path("a"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a")).doesNotExist();
		assertThat(this.command.run("delete", "--secure", "--passes", "0", "-y", path("three.txt")))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("delete", "--secure", "--trash", path("three.txt"))).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void refusalsAndMissingPathsAreTold() {
		assertThat(this.command.run("delete", path("missing"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("There is no " + path("missing"));
		this.command.run("index", path("a"));
		assertThat(this.command.run("delete", this.tree.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is (or holds) the location")
			.contains("First run: driveyard location remove 1");
		assertThat(this.command.run("delete", "/")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("the root of the file system");
		assertThat(this.command.run("delete", this.folder.resolve("data/default.driveyard").toString()))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("library of Driveyard");
		assertThat(this.command.run("delete", "--list", path("a"))).isEqualTo(ExitCodes.USAGE);
		this.command.run("runs", "list", "--all", "--json");
		assertThat(this.command.json()).as("what is refused leaves no run").hasSize(1);
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void aLocationIsAskedAboutOnceAndForgottenWithItsFolder() {
		this.command.run("index", path("a"));
		assertThat(this.command.run("delete", path("a"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.out()).contains("is the location 'a': the library forgets all that it knows of it");
		assertThat(this.tree.resolve("a/two.txt")).exists();
		assertThat(this.command.answer("delete", "delete", path("a") + "/")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).containsOnlyOnce("Type 'delete'").contains("forgot the location 'a'");
		String run = "3";
		this.command.run("location", "list");
		assertThat(this.command.out()).isEmpty();
		assertThat(this.command.run("undo", run)).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("one");
		this.command.run("location", "list");
		assertThat(this.command.out()).isEmpty();
		this.command.run("index", path("a"));
		assertThat(this.command.run("delete", "--permanent", "-y", path("a"))).isEqualTo(ExitCodes.DONE);
		this.command.run("location", "list", "--json");
		assertThat(this.command.json()).isEmpty();
	}

	@Test
	void whatWentBackOnlyInPartIsTold() throws IOException {
		this.command.run("delete", path("a"), path("three.txt"));
		Files.writeString(this.tree.resolve("three.txt"), "newer");
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains("What could not go back").contains("  " + path("three.txt") + ": ");
		assertThat(this.tree.resolve("a/two.txt")).hasContent("two");
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("Nothing went back.");
		assertThat(this.command.run("trash", "restore", path("three.txt"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("Nothing was put back.");
		assertThat(this.tree.resolve("three.txt")).hasContent("newer");
	}

	@Test
	void theHistoryTellsWhatWasDoneByWhichRun() {
		this.command.run("delete", path("three.txt"));
		this.command.run("delete", "--permanent", "-y", path("a"));
		this.command.run("history", "--json");
		assertThat(this.command.json()).hasSize(2);
		assertThat(this.command.json().get(0)).containsEntry("run", 2)
			.containsEntry("action", "delete")
			.containsEntry("state", "done")
			.containsEntry("path", path("a"))
			.containsKey("ended");
		assertThat(this.command.json().get(1)).containsEntry("run", 1)
			.containsEntry("action", "trash")
			.containsKeys("trash", "trash_name");
		this.command.run("history", "--path", path("a/.."));
		assertThat(this.command.out().lines()).hasSize(2);
		this.command.run("history", "--path", path("a"), "--limit", "1");
		assertThat(this.command.out()).contains("run 2").contains("delete").contains("done").contains(path("a"));
		this.command.run("history", "2", "--files", "--json");
		assertThat(this.command.json()).hasSize(3);
		assertThat(this.command.json().get(2)).containsEntry("type", "operation_file")
			.containsEntry("path", path("a/b/one.txt"))
			.containsEntry("state", "done")
			.containsEntry("size", 3);
		assertThat(this.command.run("history", "--files")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("history", "99")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void theTrashCanBeListedRestoredAndEmptied() {
		this.command.run("delete", path("three.txt"), path("a"));
		this.command.run("trash", "list", "--json", path("a"));
		assertThat(this.command.json()).singleElement()
			.satisfies((object) -> assertThat(object).containsEntry("type", "trash")
				.containsEntry("path", path("a"))
				.containsEntry("kind", "directory")
				.containsKeys("deleted", "size", "trash", "name"));
		assertThat(this.command.run("trash", "restore", path("a"), "--to", path("else"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("else/a/b/one.txt")).hasContent("one");
		assertThat(this.command.run("trash", "restore", path("a"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("nothing that was at " + path("a"));
		assertThat(this.command.run("trash", "restore")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("trash", "empty")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.out()).contains(path("three.txt"));
		assertThat(this.command.run("trash", "empty", "-y", "--older-than", "1d")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("trash", "empty", "-n")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("1 file, 0 folders, 5 B in all");
		assertThat(this.command.answer("delete", "trash", "empty", "--path", path("three.txt")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("1 emptied");
		this.command.run("trash", "list");
		assertThat(this.command.out()).isEmpty();
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("driveyard runs issues").contains("Nothing went back.");
	}

	@Test
	void linksAreNotFollowedAndDotsAreTheSystemsToUnderstand() throws IOException {
		Path outside = Files.createDirectories(this.folder.resolve("outside/deep"));
		Files.writeString(outside.resolve("../precious"), "p");
		Files.writeString(this.tree.resolve("precious"), "q");
		Files.createSymbolicLink(this.tree.resolve("link"), outside);
		assertThat(this.command.run("delete", path("link") + "/../precious")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("precious")).exists();
		assertThat(outside.resolve("../precious")).doesNotExist();
		assertThat(this.command.run("delete", path("link"))).isEqualTo(ExitCodes.DONE);
		assertThat(outside).exists();
		assertThat(this.tree.resolve("link")).doesNotExist();
	}

}
