package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands {@code copy}, {@code move} and {@code undo} of a move.
 */
class TransferCommandTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path temp;

	@SuppressWarnings("NullAway.Init")
	CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.temp = this.temp.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
		Files.createDirectories(this.temp.resolve("photos/2019"));
		Files.writeString(this.temp.resolve("photos/2019/one.txt"), "one");
		Files.writeString(this.temp.resolve("photos/two.txt"), "two");
		Files.createDirectory(this.temp.resolve("archive"));
	}

	private String path(String relative) {
		return this.temp.resolve(relative).toString();
	}

	@Test
	void aCopyGoesIntoTheFolderAndIsInTheHistory() {
		assertThat(this.command.run("copy", "--verify", path("photos"), path("archive"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("completed").contains("2 files, 2 directories, 6 B");
		assertThat(this.temp.resolve("archive/photos/2019/one.txt")).hasContent("one");
		this.command.run("history", "--json", "1", "--files");
		assertThat(this.command.json().get(0)).containsEntry("action", "copy")
			.containsEntry("state", "done")
			.containsEntry("target", path("archive/photos"));
		assertThat(this.command.json().get(1)).containsEntry("type", "operation_file").containsKey("blake3");
		this.command.run("copy", "--json", path("photos"), path("archive"));
		assertThat(this.command.json()).last()
			.satisfies((run) -> assertThat(run).containsEntry("job", "copy")
				.containsEntry("files", 0)
				.containsEntry("skipped", 2));
	}

	@Test
	void whatWasSkippedWithoutBeingAskedForIsToldAndMakesTheExitCode() throws IOException {
		Files.createDirectory(this.temp.resolve("archive/photos"));
		Files.writeString(this.temp.resolve("archive/photos/two.txt"), "of somebody else");
		assertThat(this.command.run("copy", path("photos"), path("archive"))).isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains("1 file was skipped").contains("--conflict skip");
		assertThat(this.command.run("move", path("photos"), path("archive"))).isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains("2 files were skipped");
		assertThat(this.temp.resolve("photos/two.txt")).hasContent("two");
		for (String rule : List.of("skip", "newer")) {
			assertThat(this.command.run("copy", "--fresh", "--conflict", rule, path("photos"), path("archive")))
				.isEqualTo(ExitCodes.DONE);
			assertThat(this.command.err()).doesNotContain("skipped:");
		}
	}

	@Test
	void aMoveIsTakenBackByItsRun() {
		this.command.run("index", path("photos"));
		this.command.run("location", "remove", "1");
		assertThat(this.command.run("move", path("photos"), path("archive"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("photos")).doesNotExist();
		assertThat(this.temp.resolve("archive/photos/two.txt")).hasContent("two");
		assertThat(this.command.run("undo", "2")).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("photos/two.txt")).hasContent("two");
		assertThat(this.temp.resolve("archive")).isEmptyDirectory();
		assertThat(this.command.run("undo", "2")).isEqualTo(ExitCodes.FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "copy", "move" })
	void aSlashAfterTheDestinationMeansAFolderWhichIsMade(String transfer) throws IOException {
		for (String name : List.of("a", "b", "c")) {
			Files.writeString(this.temp.resolve(name), name);
			assertThat(this.command.run(transfer, path(name), path("new") + "/")).isEqualTo(ExitCodes.DONE);
		}
		for (String name : List.of("a", "b", "c")) {
			assertThat(this.temp.resolve("new").resolve(name)).hasContent(name);
			assertThat(Files.exists(this.temp.resolve(name))).isEqualTo(transfer.equals("copy"));
		}
		assertThat(this.command.run(transfer, path("photos") + "/", path("other") + "/.")).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("other/photos/2019/one.txt")).hasContent("one");
		assertThat(this.command.run(transfer, path("new/a"), path("new/b"), path("both") + "///"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("both")).isDirectoryContaining("glob:**/a").isDirectoryContaining("glob:**/b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "copy", "move" })
	void whatEndsLikeAFolderAndIsNoneIsRefused(String transfer) throws IOException {
		Files.writeString(this.temp.resolve("f"), "f");
		Files.writeString(this.temp.resolve("g"), "g");
		Files.createSymbolicLink(this.temp.resolve("link"), this.temp.resolve("photos"));
		assertThat(this.command.run(transfer, path("f") + "/", path("archive"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("is not a folder, but ends like one");
		assertThat(this.command.run(transfer, path("f"), path("g") + "/")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run(transfer, "-T", path("f"), path("new") + "/")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("which is no folder");
		assertThat(this.command.run(transfer, path("link") + "/", path("archive"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("is a link with a slash after it").contains(path("photos"));
		assertThat(this.command.run(transfer, path("f"), path("no/such") + "/")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.run(transfer, path("f"), "")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.temp.resolve("archive")).isEmptyDirectory();
		assertThat(this.temp.resolve("new")).doesNotExist();
		assertThat(this.temp.resolve("f")).hasContent("f");
		assertThat(this.temp.resolve("g")).hasContent("g");
		assertThat(this.command.run(transfer, "-T", path("photos") + "/", path("new") + "/")).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("new/2019/one.txt")).hasContent("one");
	}

	@Test
	void aDotAfterASourceStandsForWhatTheFolderHolds() throws IOException {
		assertThat(this.command.run("copy", path("photos/."), path("archive"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("archive/two.txt")).hasContent("two");
		assertThat(this.command.run("copy", path("photos/2019/.."), path("new"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("new/2019/one.txt")).hasContent("one");
		Files.createDirectories(this.temp.resolve("elsewhere/deep"));
		Files.createSymbolicLink(this.temp.resolve("photos/away"), this.temp.resolve("elsewhere/deep"));
		Files.writeString(this.temp.resolve("elsewhere/file"), "of the system's dots");
		assertThat(this.command.run("copy", path("photos/away/../file"), path("archive") + "/..")).isEqualTo(0);
		assertThat(this.temp.resolve("file")).hasContent("of the system's dots");
		assertThat(this.command.run("move", path("photos/."), path("third"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("copy", path("photos/."), path("new"), path("archive"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.temp.resolve("photos/two.txt")).exists();
	}

	@Test
	void anUndoOfWhichNothingWentBackSaysSo() throws IOException {
		this.command.run("move", path("photos/two.txt"), path("photos/2019/one.txt"), path("archive"));
		Files.writeString(this.temp.resolve("photos/two.txt"), "newer");
		assertThat(this.command.run("undo", "1")).isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err())
			.contains("  " + path("archive/two.txt") + ": The target has something of this name")
			.doesNotContain("Nothing went back");
		assertThat(this.temp.resolve("photos/2019/one.txt")).hasContent("one");
		this.command.run("move", path("photos/2019/one.txt"), path("archive"));
		Files.writeString(this.temp.resolve("photos/2019/one.txt"), "newer");
		assertThat(this.command.run("undo", "3")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("Nothing went back.");
		assertThat(this.temp.resolve("archive/one.txt")).hasContent("one");
		assertThat(this.temp.resolve("photos/2019/one.txt")).hasContent("newer");
	}

	@Test
	void theFirstFilesThatCouldNotBeHandledAreShownWithTheirReasons() throws IOException {
		for (int number = 1; number <= 7; number++) {
			Files.writeString(this.temp.resolve("photos/f" + number), "new");
			Files.createDirectories(this.temp.resolve("archive/photos/f" + number));
		}
		assertThat(this.command.run("copy", "--conflict", "overwrite", path("photos"), path("archive")))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains("  " + path("photos/f1") + ": ")
			.contains("  " + path("photos/f5") + ": ")
			.doesNotContain(path("photos/f6"))
			.contains("and 2 more. All of them: driveyard runs issues 1")
			.doesNotContain("Exception");
		this.command.run("copy", "--quiet", "--conflict", "overwrite", path("photos"), path("archive"));
		assertThat(this.command.err()).isEmpty();
	}

	@Test
	void whatIsWrongIsSaidPlainly() {
		assertThat(this.command.run("copy", path("photos"))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("copy", path("photos"), path("photos/2019"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("can't be copied into itself");
		assertThat(this.command.run("copy", path("none"), path("archive"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("does not exist");
		assertThat(this.command.run("copy", "--conflict", "ask", path("photos"), path("archive")))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("skip, overwrite, newer, rename, fail");
		assertThat(this.command.run("copy", "--method", "rename", path("photos"), path("archive")))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("copy", "--transfers", "0", path("photos"), path("archive")))
			.isEqualTo(ExitCodes.USAGE);
		this.command.run("index", path("photos"));
		assertThat(this.command.run("move", path("photos"), path("archive"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is the location").contains("driveyard location remove");
		assertThat(this.temp.resolve("archive")).isEmptyDirectory();
	}

}
