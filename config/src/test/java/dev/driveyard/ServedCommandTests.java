package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on a library that a server works on: it runs what they ask for, and they print
 * what they would have printed.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServedCommandTests {

	private Path folder;

	private Path tree;

	private ServerFixture server;

	private CommandRunner cli;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.tree = Files.createDirectories(this.folder.resolve("tree"));
		Files.writeString(this.tree.resolve("a"), "one");
		Files.writeString(this.tree.resolve("b"), "one");
		this.server = ServerFixture.start(this.folder, Map.of("driveyard.server.roots[0]", this.folder.toString()));
		this.cli = new CommandRunner(this.folder);
	}

	@AfterEach
	void end() {
		this.server.close();
	}

	private int run(String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--library";
		all[arguments.length + 1] = this.server.library().folder().toString();
		return this.cli.run(all);
	}

	@Test
	void aRunIsHandedToTheServerAndTold() {
		assertThat(run("index", "--mode", "content", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.out()).contains("completed").contains("2 seen");
		assertThat(run("queue", "--all", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).singleElement()
			.satisfies((request) -> assertThat(request).containsEntry("job", "index")
				.containsEntry("state", "done")
				.containsEntry("outcome", "COMPLETED"));
		assertThat(run("find", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).hasSize(2);
	}

	@Test
	void whatFailsIsToldWithItsExitCode() {
		assertThat(run("index", this.tree.resolve("none").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("none");
		assertThat(run("copy", this.tree.resolve("a").toString(), this.tree.resolve("b").toString()))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.cli.err()).contains("--conflict");
	}

	@Test
	void aPlanIsShownThenConfirmedAndDone() {
		assertThat(this.cli.answer("delete", "delete", "--permanent", this.tree.resolve("a").toString(), "--library",
				this.server.library().folder().toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a")).doesNotExist();
		assertThat(this.tree.resolve("b")).exists();
		assertThat(run("delete", "--permanent", "--dry-run", this.tree.resolve("b").toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("b")).exists();
		assertThat(run("runs", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((run) -> run.get("status")).contains("completed", "abandoned");
	}

	@Test
	void whatWaitsIsShownMovedAndTakenBack() {
		assertThat(run("queue", "pause")).isEqualTo(ExitCodes.DONE);
		assertThat(this.server.launch("index", Map.of("path", this.tree.toString())).requireStatus(202).json())
			.extracting("queuedBehind.kind")
			.isEqualTo("PAUSED");
		assertThat(run("queue", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> waiting = this.cli.json().get(0);
		assertThat(waiting).containsEntry("state", "queued");
		assertThat((String) waiting.get("waits")).contains("paused");
		String id = String.valueOf(waiting.get("id"));
		assertThat(run("queue", "move", id, "7")).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json().get(0)).containsEntry("priority", 7);
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "cancel", id)).isEqualTo(ExitCodes.FAILED);
		assertThat(run("queue", "resume")).isEqualTo(ExitCodes.DONE);
		assertThat(run("queue", "--all", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(this.cli.json()).extracting((request) -> request.get("state")).isEqualTo(List.of("cancelled"));
	}

}
