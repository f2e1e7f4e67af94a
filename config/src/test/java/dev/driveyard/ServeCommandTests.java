package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands beside a server, and what keeps a server from starting.
 */
@SuppressWarnings("NullAway.Init")
class ServeCommandTests {

	private Path temp;

	private CommandRunner command;

	@BeforeEach
	void open(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
	}

	private int run(ServerFixture server, String... arguments) {
		String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--library";
		all[arguments.length + 1] = server.library().folder().toString();
		return this.command.run(all);
	}

	@Test
	void tokensAreMadeAndRevokedWhileTheServerRuns() {
		try (ServerFixture server = ServerFixture.start(this.temp, Map.of())) {
			assertThat(run(server, "token", "create", "script", "--role", "operator", "--expires", "2d")).isZero();
			String token = this.command.out().strip();
			assertThat(token).matches("dy_[A-Za-z0-9_-]{43}");
			server.ask(token, "GET", "/queue", "").requireStatus(200);
			assertThat(run(server, "token", "create", "script")).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("There is a token 'script' already");
			assertThat(run(server, "token", "list", "--json")).isZero();
			assertThat(this.command.json()).extracting("name").containsExactly("first", "script");
			assertThat(this.command.json()).extracting("role").containsExactly("admin", "operator");
			assertThat(this.command.out()).doesNotContain(token);
			assertThat(run(server, "token", "revoke", "script")).isZero();
			server.ask(token, "GET", "/queue", "").requireProblem(401, "not-authenticated");
			assertThat(run(server, "token", "revoke", "script")).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("driveyard token list");
		}
	}

	@Test
	void whatTheServerCantDoForACommandIsRefusedWhileItHasTheLibrary() throws IOException {
		Path tree = Files.createDirectories(this.temp.resolve("tree"));
		try (ServerFixture server = ServerFixture.start(this.temp, Map.of())) {
			assertThat(run(server, "index", tree.toString())).isZero();
			assertThat(run(server, "location", "remove", tree.toString())).as("no run works there").isZero();
			assertThat(run(server, "location", "list", "--json")).isZero();
			assertThat(this.command.json()).isEmpty();
			assertThat(run(server, "serve")).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("is in use by");
			assertThat(run(server, "runs")).as("to look is no harm").isZero();
		}
	}

	@Test
	void whatKeepsItFromListeningIsSaid() throws IOException {
		try (ServerFixture server = ServerFixture.start(this.temp, Map.of())) {
			String port = String.valueOf(server.port());
			assertThat(this.command.run("serve", "--port", port)).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("can't listen at port " + port + ": another program does");
		}
		assertThat(this.command.run("serve", "--host", "0.0.0.0", "--port", "0")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("no certificate").contains("--insecure");
		assertThat(this.command.run("serve", "--port", "0", "--root", this.temp.resolve("nowhere").toString()))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("nowhere is not there");
		Path file = Files.writeString(this.temp.resolve("file"), "mine");
		assertThat(this.command.run("serve", "--port", "0", "--socket", file.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("something else is there");
		assertThat(file).hasContent("mine");
		Path tree = Files.createDirectories(this.temp.resolve("tree"));
		assertThat(this.command.run("index", tree.toString())).as("each gave the library back").isZero();
	}

	@Test
	void aSocketPathThatIsTooLongIsNoReasonNotToServe() {
		String socket = this.temp.resolve("x".repeat(120)).toString();
		try (ServerFixture server = ServerFixture.start(this.temp, Map.of("driveyard.server.socket", socket))) {
			assertThat(server.server().socket()).isNull();
			assertThat(server.server().notes()).singleElement().asString().contains("106");
			server.get("/queue").requireStatus(200);
		}
	}

	@Test
	void settingsComeFromTheLibraryAndFromNoOtherFolder() throws IOException {
		try (ServerFixture server = ServerFixture.start(this.temp, Map.of())) {
			assertThat(server.get("/queue").json()).containsEntry("limit", 2);
			server.close();
			Files.writeString(server.library().folder().resolve("server.properties"),
					"driveyard.runs.active=3\ndriveyard.server.read-only=true\n");
			try (ServerFixture again = server.again(Map.of())) {
				assertThat(again.get("/queue").json()).containsEntry("limit", 3);
				again.post("/queue/pause").requireProblem(403, "read-only");
			}
		}
	}

}
