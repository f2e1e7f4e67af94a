package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watching is switched and looked at over HTTP.
 */
@SuppressWarnings("NullAway.Init")
class ServerWatchTests {

	@TempDir
	private static Path temp;

	private static Path tree;

	private static ServerFixture server;

	private static String operator;

	private static String watch;

	@BeforeAll
	static void start() throws IOException {
		temp = temp.toRealPath();
		tree = Files.createDirectories(temp.resolve("tree"));
		server = ServerFixture.start(temp,
				Map.of("driveyard.server.roots[0]", tree.toString(), "driveyard.watch.quiet", "100ms"));
		operator = server.token("hands", "operator");
		server.run("index", Map.of("path", tree.toString()));
		watch = "/locations/" + server.get("/locations").items().get(0).get("id") + "/watch";
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static HttpAnswer put(Map<String, Object> body) {
		return server.ask(operator, "PUT", watch, Json.write(body));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> status(Map<String, Object> answer) {
		return (Map<String, Object>) answer.getOrDefault("status", Map.of());
	}

	@Test
	void aLocationIsWatchedFromThenOnUntilItIsNoMore() throws IOException {
		server.get(watch).requireProblem(404, "not-found");
		assertThat(put(Map.of("mode", "content", "reconcile", "2h")).requireStatus(200).json())
			.containsEntry("path", tree.toString())
			.containsEntry("method", "auto")
			.containsEntry("poll", "PT5M")
			.containsEntry("reconcile", "PT2H")
			.containsEntry("mode", "content")
			.containsEntry("changedBy", "token hands");
		assertThat(server.sql("SELECT mode FROM location_watch")).containsExactly("content");
		Map<String, Object> found = status(server.await(watch,
				(answer) -> List.of("events", "polling").contains(status(answer).getOrDefault("found", ""))));
		assertThat(found).containsKeys("watches", "dirty", "overflows", "failures");
		if ("events".equals(found.get("found"))) {
			assertThat(((Number) Objects.requireNonNull(found.get("watches"))).longValue()).isPositive();
			Files.writeString(tree.resolve("new"), "new");
			server.await("/entries?name=new", (answer) -> answer.toString().contains(tree + "/new"));
		}
		assertThat(server.get("/watch").requireStatus(200).items()).hasSize(1);
		server.ask(operator, "DELETE", watch, "").requireStatus(204);
		assertThat(server.sql("SELECT mode FROM location_watch")).isEmpty();
		assertThat(server.get("/watch").items()).isEmpty();
	}

	@Test
	void whatIsWrongIsNamed() {
		for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("method", "magic"), Map.of("poll", "1ms"),
				Map.of("poll", "P99999999999D"), Map.of("reconcile", "soon"), Map.of("mode", "wide"),
				Map.of("quiet", "1s"), Map.of("mode", 1))) {
			assertThat((List<?>) put(wrong).requireProblem(400, "invalid-parameter").json().get("errors"))
				.extracting("field")
				.containsExactly(wrong.keySet().iterator().next());
		}
		server.ask(operator, "PUT", "/locations/99999/watch", "{}").requireProblem(404, "not-found");
		server.ask(operator, "DELETE", "/locations/99999/watch", "").requireProblem(404, "not-found");
		server.ask(server.token("eyes", "viewer"), "PUT", watch, "{}").requireProblem(403, "not-allowed");
	}

}
