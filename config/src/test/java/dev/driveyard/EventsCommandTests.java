package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens at a server, shown from its database.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EventsCommandTests {

	private Path folder;

	private CommandRunner command;

	@BeforeEach
	void open(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.command = new CommandRunner(this.folder);
	}

	private int run(ServerFixture server, String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--library";
		all[arguments.length + 1] = server.library().folder().toString();
		return this.command.run(all);
	}

	@Test
	void whatIsKeptIsShownByTypeAndFromAnIdOn() throws IOException {
		Path tree = Files.createDirectories(this.folder.resolve("tree"));
		Map<String, Object> settings = Map.of("driveyard.server.roots[0]", this.folder.toString());
		try (ServerFixture server = ServerFixture.start(this.folder, settings)) {
			server.run("index", Map.of("path", tree.toString()));
			assertThat(run(server, "events", "--no-follow", "--json", "--type", "run")).isEqualTo(ExitCodes.DONE);
			List<Map<String, Object>> events = this.command.json();
			assertThat(events).extracting((event) -> event.get("kind"))
				.containsExactly("run.queued", "run.started", "run.ended");
			assertThat(events).allSatisfy((event) -> assertThat(event).containsEntry("type", "event")
				.containsEntry("job", "index")
				.containsKeys("id", "time", "request", "who"));
			assertThat(run(server, "events", "--no-follow", "--type", "audit")).isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).contains("/api/v1/runs").contains("token first").doesNotContain("dy_");
			String second = String.valueOf(events.get(1).get("id"));
			assertThat(run(server, "events", "--no-follow", "--since", second, "-t", "run.ended,run.queued"))
				.isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).contains("run.ended")
				.contains("COMPLETED")
				.contains(tree.toString())
				.doesNotContain("run.queued");
		}
	}

	@Test
	void whatHappensIsShownUntilCtrlC() throws Exception {
		Path tree = Files.createDirectories(this.folder.resolve("tree"));
		Map<String, Object> settings = Map.of("driveyard.server.roots[0]", this.folder.toString());
		try (ServerFixture server = ServerFixture.start(this.folder, settings)) {
			FollowedCommand follower = FollowedCommand.start(this.command, "events", "--type", "run.ended", "--library",
					server.library().folder().toString());
			server.run("index", Map.of("path", tree.toString()));
			follower.await("run.ended");
			assertThat(follower.interrupt()).isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).contains("COMPLETED");
		}
	}

}
