package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.cli.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
