package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be done about a failure is said when it happens, and whenever somebody asks
 * for the run again.
 */
class AdviceCommandTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path temp;

	@SuppressWarnings("NullAway.Init")
	CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.temp = this.temp.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
		Files.createDirectories(this.temp.resolve("tree/sub"));
		Files.writeString(this.temp.resolve("tree/file"), "file");
		assertThat(this.command.run("index", path("tree"))).isEqualTo(ExitCodes.DONE);
	}

	private String path(String name) {
		return this.temp.resolve(name).toString();
	}

	@Test
	void aRunThatFailedTellsWhatToDoForever() throws IOException {
		Files.move(this.temp.resolve("tree"), this.temp.resolve("moved"));
		Files.createDirectory(this.temp.resolve("tree"));
		assertThat(this.command.run("index", path("tree"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is not the one that was indexed")
			.contains("If the folder was replaced on purpose, add --accept-root.");
		this.command.run("runs", "show", "2");
		assertThat(this.command.out()).contains("add --accept-root.");
		this.command.run("runs", "show", "2", "--json");
		assertThat(this.command.json().get(0).get("error")).asString().endsWith("add --accept-root.");
		assertThat(this.command.run("index", path("tree"), "--accept-root")).isEqualTo(ExitCodes.DONE);
		this.command.run("runs", "show", "3");
		assertThat(this.command.out()).doesNotContain("--accept-root");
	}

	@Test
	void aRefusedRequestTellsWhatToDo() {
		assertThat(this.command.run("index", this.temp.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("Locations can't contain each other.")
			.contains("To index the larger folder, first run: driveyard location remove 1");
		assertThat(this.command.run("validate", path("data"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("First run: driveyard index --mode content " + path("data"));
		this.command.run("duplicates", "--mode", "size-only", path("tree"));
		assertThat(this.command.run("duplicates", "reclaim", "2", "--keep", "oldest")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("did not look at what files hold").contains("--mode content-hash");
		assertThat(this.command.run("duplicates", "reclaim", "2", "--keep", "oldest", "--split-links"))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("--split-links goes with the action hardlink");
	}

}
