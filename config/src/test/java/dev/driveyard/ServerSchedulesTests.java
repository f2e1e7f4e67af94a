package dev.driveyard;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schedules are kept, looked at and launched over HTTP.
 */
@ParameterizedClass
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class ServerSchedulesTests {

	private static final String DAILY = "@daily";

	@TempDir
	private static Path folder;

	private static Path temp;

	private static Path tree;

	private static ServerFixture server;

	private static String operator;

	@Parameter
	Dialect dialect;

	@BeforeParameterizedClassInvocation
	static void start(Dialect dialect) throws IOException {
		temp = Files.createTempDirectory(folder.toRealPath(), dialect.name());
		tree = Files.createDirectories(temp.resolve("tree"));
		Files.writeString(tree.resolve("one"), "one");
		server = ServerFixture.start(dialect, temp,
				Map.of("driveyard.server.roots[0]", tree.toString(), "driveyard.schedule.poll", "200ms"));
		operator = server.token("hands", "operator");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	private static String at(String name) {
		return "/schedules/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static HttpAnswer put(String name, Map<String, Object> body) {
		return server.ask(operator, "PUT", at(name), Json.write(body));
	}

	private static Map<String, Object> index(Object... more) {
		Map<String, Object> body = new HashMap<>(
				Map.of("job", "index", "parameters", Map.of("path", tree.toString()), "cron", DAILY, "zone", "UTC"));
		for (int at = 0; at < more.length; at += 2) {
			body.put(String.valueOf(more[at]), more[at + 1]);
		}
		return body;
	}

	private static String row(String column, String name) {
		return server.sql("SELECT " + column + " FROM schedule WHERE name = '" + name + "'").get(0);
	}

	@Test
	void oneIsMadeShownReplacedAndForgotten() {
		HttpAnswer made = put("nightly", index("window", "22:00-06:00", "timeLimit", "4h", "retries", 2, "backOff",
				"5m", "missed", "skip", "overlap", "queue", "priority", 7))
			.requireStatus(201);
		assertThat(made.headers()).containsEntry("location", "/api/v1/schedules/id:" + made.id());
		assertThat(made.json()).containsEntry("name", "nightly")
			.containsEntry("cron", DAILY)
			.containsEntry("window", "22:00-06:00")
			.containsEntry("timeLimit", "PT4H")
			.containsEntry("backOff", "PT5M")
			.containsEntry("missed", "skip")
			.containsEntry("overlap", "queue")
			.containsEntry("createdBy", "token hands")
			.containsEntry("paused", false);
		assertThat(row("changed_by", "nightly")).isEqualTo("token hands");
		assertThat(row("time_limit", "nightly")).isEqualTo("14400000");
		Map<String, Object> shown = server.get(at("nightly") + "?times=3").requireStatus(200).json();
		assertThat((List<?>) Objects.requireNonNull(shown.get("nextTimes"))).hasSize(3)
			.allSatisfy((time) -> assertThat(time.toString()).endsWith("T00:00:00Z"));
		assertThat(server.get("/schedules").items()).extracting("name").contains("nightly");
		put("nightly", Map.of("job", "prune-history", "parameters", Map.of("olderThan", "90d"), "every", "15m"))
			.requireStatus(200);
		assertThat(row("job", "nightly")).isEqualTo("prune-history");
		assertThat(row("every", "nightly")).isEqualTo("900000");
		server.ask(operator, "DELETE", "/schedules/id:" + made.id(), "").requireStatus(204);
		server.get(at("nightly")).requireProblem(404, "no-such-schedule");
		assertThat(server.sql("SELECT name FROM schedule WHERE id = " + made.id())).isEmpty();
	}

	@Test
	void aNameThatCantStandInAPathIsFoundByItsId() {
		long id = put("of slash", index()).requireStatus(201).id();
		assertThat(server.get("/schedules/id:" + id).json()).containsEntry("name", "of slash");
		server.ask(operator, "PUT", "/schedules/id:" + id, Json.write(index("priority", 3))).requireStatus(200);
		assertThat(row("priority", "of slash")).isEqualTo("3");
		put("id:99999", index()).requireProblem(404, "no-such-schedule");
	}

	@Test
	void itIsPausedResumedAndRunNow() {
		long id = put("now", index()).requireStatus(201).id();
		assertThat(server.ask(operator, "POST", at("now") + "/pause", "").requireStatus(200).json())
			.containsEntry("paused", true)
			.doesNotContainKey("next");
		assertThat(server.get(at("now")).json()).containsEntry("nextTimes", List.of());
		HttpAnswer run = server.ask(operator, "POST", at("now") + "/run", "").requireStatus(202);
		assertThat(run.headers()).containsEntry("location", "/api/v1/requests/" + run.id());
		assertThat(server.awaitDone(run.id())).containsEntry("outcome", "COMPLETED")
			.containsEntry("requestedBy", "token hands");
		Map<String, Object> shown = server.await(at("now") + "/occurrences",
				(answer) -> answer.toString().contains("ENDED"));
		assertThat(shown.toString()).contains("cause=MANUAL", "outcome=COMPLETED", "request=" + run.id());
		assertThat(server.sql("SELECT outcome FROM schedule_occurrence WHERE schedule_id = " + id))
			.containsExactly("COMPLETED");
		assertThat(server.ask(server.admin(), "POST", at("now") + "/resume", "").requireStatus(200).json())
			.containsEntry("paused", false)
			.containsEntry("changedBy", "token hands")
			.containsKey("next");
		server.post(at("nothing") + "/run").requireProblem(404, "no-such-schedule");
	}

	@Test
	void whatIsWrongIsNamed() {
		put("wrong", index("job", "nothing")).requireProblem(400, "invalid-parameter");
		for (List<Object> wrong : List.<List<Object>>of(List.of("cron", "0 0 30 2 *"), List.of("cron", "* *"),
				List.of("zone", "Mars/Olympus"), List.of("window", "22:00"), List.of("window", "a-b"),
				List.of("window", "01:00-01:00"), List.of("timeLimit", "soon"), List.of("backOff", "P9999999999D"),
				List.of("missed", "never"), List.of("overlap", "never"), List.of("priority", 1001),
				List.of("retries", "two"), List.of("times", 1), List.of("job", "nothing"))) {
			HttpAnswer answer = put("wrong", index(wrong.toArray())).requireProblem(400, "invalid-parameter");
			assertThat((List<?>) answer.json().get("errors")).as(answer.body())
				.extracting("field")
				.containsExactly(wrong.get(0));
		}
		assertThat(put("wrong", index("cron", "0 0 30 2 *")).body()).contains("never comes");
		Map<String, Object> follower = index("after", "nobody");
		follower.remove("cron");
		assertThat(put("wrong", follower).requireProblem(400, "invalid-parameter").body()).contains("'nobody'");
		put("wrong", index("every", "15m")).requireStatus(400);
		put("wrong", index("parameters", Map.of("path", tree.toString(), "maxDepth", -5))).requireProblem(400,
				"invalid-parameter");
		put("wrong", index("retries", 101)).requireProblem(400, "invalid-request");
		put("x".repeat(101), index()).requireProblem(400, "invalid-request");
		server.get("/schedules/wrong").requireProblem(404, "no-such-schedule");
		server.ask(server.token("eyes", "viewer"), "PUT", at("wrong"), Json.write(index()))
			.requireProblem(403, "not-allowed");
	}

	@Test
	void aTokenIsKeptToItsPaths() throws IOException {
		put("out", index("parameters", Map.of("path", "/etc"))).requireProblem(403, "path-not-allowed");
		put("all", Map.of("job", "empty-trash", "every", "1d")).requireStatus(403);
		assertThat(server.sql("SELECT name FROM schedule WHERE name IN ('out', 'all')")).isEmpty();
		Path inside = Files.createDirectories(tree.resolve("inside"));
		put("linked", Map.of("job", "index", "parameters", Map.of("path", inside.toString()), "every", "1s"))
			.requireStatus(201);
		Files.delete(inside);
		Path outside = Files.createDirectories(temp.resolve("outside"));
		Files.createSymbolicLink(inside, outside);
		Map<String, Object> refused = server.await(at("linked") + "/occurrences",
				(answer) -> answer.toString().contains("following a link"));
		assertThat(refused.toString()).contains("following a link");
		server.ask(operator, "DELETE", at("linked"), "").requireStatus(204);
		assertThat(server.sql("SELECT root FROM location")).noneMatch((root) -> root.contains("outside"));
	}

	@Test
	void whatTheOwnerKeepsIsNotConfinedAlsoWhenATokenPausesIt() throws IOException {
		Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
		String body = Json
			.write(Map.of("job", "index", "parameters", Map.of("path", elsewhere.toString()), "every", "1s"));
		server.unix()
			.send(body, "PUT /api/v1/schedules/own HTTP/1.1", "Host: x", "Content-Type: application/json")
			.requireStatus(201);
		server.ask(operator, "POST", "/schedules/own/run", "").requireProblem(403, "path-not-allowed");
		server.ask(operator, "POST", "/schedules/own/pause", "").requireStatus(200);
		server.ask(operator, "POST", "/schedules/own/resume", "").requireStatus(200);
		server.await("/schedules/own/occurrences", (answer) -> answer.toString().contains("outcome=COMPLETED"));
		server.ask(operator, "DELETE", "/schedules/own", "").requireStatus(204);
	}

}
