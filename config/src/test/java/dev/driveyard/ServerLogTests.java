package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.server.ServerStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a server writes into its log, and what it does not.
 */
class ServerLogTests {

	private static List<String> lines(ServerFixture server) throws IOException {
		return Files.readAllLines(server.library().logs().resolve("driveyard.log"));
	}

	/** A run that has something to log, and fails. */
	private static Map<String, Object> fail(ServerFixture server, Path root) throws IOException {
		Path tree = Files.createDirectories(root.resolve("tree"));
		server.run("index", Map.of("path", tree.toString()));
		Files.delete(tree);
		Map<String, Object> done = server.run("index", Map.of("path", tree.toString()));
		assertThat(done).containsEntry("outcome", "FAILED");
		return done;
	}

	@Test
	void linesOfARunAreObjectsThatNameIt(@TempDir Path folder) throws IOException {
		Path root = folder.toRealPath();
		try (ServerFixture server = ServerFixture.start(Dialect.SQLITE, root,
				Map.of("driveyard.server.roots[0]", root.toString(), "driveyard.log.format", "json"))) {
			Map<String, Object> failed = fail(server, root);
			String run = String.valueOf(failed.get("run"));
			List<Map<String, Object>> told = lines(server).stream()
				.map(Json::read)
				.filter((line) -> run.equals(line.get("run")))
				.toList();
			assertThat(told).isNotEmpty()
				.allSatisfy((line) -> assertThat(line).containsEntry("job", "index")
					.containsEntry("request", String.valueOf(failed.get("id")))
					.containsKeys("@timestamp", "level", "message", "logger_name", "thread_name"));
			HttpAnswer log = server.get("/runs/" + run + "/log").requireStatus(200);
			assertThat(log.body().lines().map(Json::read)).containsExactlyElementsOf(told);
		}
	}

	@Test
	void noSecretIsLogged(@TempDir Path folder) throws IOException {
		Path root = folder.toRealPath();
		try (ServerFixture server = ServerFixture.start(root, Map.of("driveyard.server.roots[0]", root.toString()))) {
			String operator = server.token("hands", "operator");
			String wrong = "dy_" + "0123456789abcdef".repeat(4);
			server.ask(wrong, "GET", "/runs", "").requireStatus(401);
			server.ask(operator, "GET", "/tokens", "").requireStatus(403);
			server.ask(operator, "POST", "/runs", "{\"token\":\"" + wrong + "\"}").requireStatus(400);
			server.tcp()
				.send("", "GET /api/v1/%00?token=" + wrong + " HTTP/1.1", "Host: localhost",
						"Authorization: Bearer " + operator);
			Object run = fail(server, root).get("run");
			List<String> lines = lines(server);
			assertThat(lines).anyMatch((line) -> line.contains(" run=" + run + " "))
				.noneMatch((line) -> line.contains(wrong) || line.contains(operator) || line.contains(server.admin()));
		}
	}

	@Test
	void anUnknownFormatIsRefused(@TempDir Path folder) {
		assertThatExceptionOfType(ServerStartException.class)
			.isThrownBy(() -> ServerFixture.start(folder, Map.of("driveyard.log.format", "xml")))
			.withMessage("driveyard.log.format is text, json or ecs, not 'xml'.");
	}

}
