package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Json;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with a request, the answer is a problem that says what, and never the
 * server's fault.
 */
@SuppressWarnings("NullAway.Init")
class ServerProblemTests {

	private static final List<String> PATHS = List.of("/runs", "/runs/1", "/runs/1/stop", "/runs/1/restart",
			"/runs/1/issues", "/runs/1/log", "/runs/restart", "/requests", "/requests/1", "/queue", "/queue/pause",
			"/jobs", "/jobs/index", "/tokens", "/tokens/1", "/health", "/nothing", "");

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final List<String> WORDS = List.of("job", "parameters", "path", "priority", "mode", "exclude",
			"sources", "/etc", "../../etc/passwd", "x".repeat(5000));

	private static Path folder;

	private static ServerFixture server;

	private static String operator;

	@BeforeContainer
	static void start() throws IOException {
		folder = Files.createTempDirectory("driveyard-server").toRealPath();
		server = ServerFixture.start(folder, Map.of("driveyard.server.rate", 1_000_000));
		operator = server.token("hands", "operator");
		server.post("/queue/pause").requireStatus(200);
	}

	@AfterContainer
	static void stop() throws IOException {
		server.close();
		FileSystemUtils.deleteRecursively(folder);
	}

	private static HttpAnswer launch(String body) {
		return server.ask(operator, "POST", "/runs", body);
	}

	@Example
	void theFieldThatIsWrongIsNamed() {
		List<List<String>> bodies = List.of(List.of("{}", "job"), List.of("{\"job\":1}", "job"),
				List.of("{\"job\":\"nothing\"}", "job"), List.of("{\"job\":\"index\",\"job\":\"copy\"}", "job"),
				List.of("{\"jobs\":\"index\"}", "jobs"), List.of("{\"job\":\"index\",\"priority\":\"1\"}", "priority"),
				List.of("{\"job\":\"index\",\"priority\":1.5}", "priority"),
				List.of("{\"job\":\"index\",\"priority\":1001}", "priority"),
				List.of("{\"job\":\"index\",\"notBefore\":\"soon\"}", "notBefore"),
				List.of("{\"job\":\"index\",\"parameters\":[]}", "parameters"),
				List.of("{\"job\":\"index\",\"parameters\":{\"path\":\"/\",\"path\":\"/\"}}", "path"));
		for (List<String> body : bodies) {
			HttpAnswer answer = launch(body.get(0)).requireProblem(400, "invalid-parameter");
			assertThat((List<?>) answer.json().get("errors")).as(body.get(0))
				.extracting("field")
				.containsExactly(body.get(1));
		}
		server.get("/runs?limit=x").requireProblem(400, "invalid-parameter");
		server.get("/runs?since=yesterday").requireProblem(400, "invalid-parameter");
		for (String wrong : List.of("LOST", "%00", "%20", "FAILED,%00", ",", "FAILED,,STOPPED", "failed",
				"&state=FAILED")) {
			HttpAnswer answer = server.get("/runs?state=" + wrong).requireProblem(400, "invalid-parameter");
			assertThat(answer.body()).as(wrong).contains("\"field\":\"state\"");
		}
		server.get("/requests?state=LOST").requireProblem(400, "invalid-parameter");
		server.get("/requests?state=waiting").requireProblem(400, "invalid-parameter");
		server.get("/runs?state=").requireStatus(200);
		server.get("/runs?state=FAILED,STOPPED").requireStatus(200);
		server.get("/runs?state=FAILED&state=STOPPED").requireStatus(200);
	}

	@Example
	void aParameterOfTheJobThatIsWrongIsNamed() {
		Path tree = folder.resolve("library.driveyard");
		HttpAnswer answer = server.post("/runs", Map.of("job", "prune-history", "parameters", Map.of("before", "x")));
		answer.requireProblem(400, "invalid-parameter");
		assertThat(answer.body()).contains("parameters.before");
		server.unix()
			.send(Json.write(Map.of("job", "index", "parameters", Map.of("path", tree + "/no", "maxDepth", -5))),
					"POST /api/v1/runs HTTP/1.1", "Host: x", "Content-Type: application/json")
			.requireProblem(400, "invalid-parameter");
	}

	@Example
	void whatTheContainerRefusesIsAProblemToo() {
		server.tcp().send("", "GET /[x] HTTP/1.1", "Host: localhost").requireProblem(400, "invalid-request");
		server.tcp()
			.send("", "GET /api/v1/%2e%2e/x HTTP/1.1", "Host: localhost")
			.requireProblem(400, "invalid-request");
		server.tcp().send("", "GET /api/v1/;x HTTP/1.1", "Host: localhost").requireProblem(400, "invalid-request");
		server.tcp().send("", "GET /api//v1 HTTP/1.1", "Host: localhost").requireProblem(400, "invalid-request");
		server.tcp().send("", "BREW /api/v1/runs HTTP/1.1", "Host: localhost").requireProblem(400, "invalid-request");
		server.tcp()
			.send("", "TRACE /api/v1/runs HTTP/1.1", "Host: localhost")
			.requireProblem(405, "method-not-allowed");
		server.tcp()
			.send("", "GET /api/v1/runs HTTP/1.1", "Host: localhost", "Expect: tea")
			.requireProblem(417, "expectation-failed");
		server.ask(operator, "POST", "/runs", "").requireProblem(400, "invalid-request");
		server.ask(operator, "PUT", "/runs", "{}").requireProblem(405, "method-not-allowed");
		server.ask(operator, "GET", "/runs", "", "Accept: text/html").requireProblem(406, "not-acceptable");
		server.ask(operator, "GET", "/nothing", "").requireProblem(404, "not-found");
		server.ask(operator, "POST", "/runs", "{\"job\":").requireProblem(400, "invalid-request");
		server.ask(operator, "POST", "/runs", "[]").requireProblem(400, "invalid-request");
		server.tcp()
			.send("x", "POST /api/v1/runs HTTP/1.1", "Host: localhost", "Authorization: Bearer " + operator,
					"Content-Type: multipart/form-data")
			.requireProblem(415, "unsupported-media-type");
	}

	@Property(tries = 150)
	void wildJsonIsNeverTheServersFault(@ForAll long seed) {
		Object wild = wild(new Random(seed), 0);
		HttpAnswer answer = launch(Json.write(wild));
		assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
		HttpAnswer asParameters = launch(Json.write(Map.of("job", "index", "parameters", wild)));
		assertThat(asParameters.status()).as(asParameters.body()).isBetween(400, 499);
		assertThat(asParameters.json()).containsKeys("type", "status", "detail");
	}

	private static Object wild(Random random, int depth) {
		int kind = random.nextInt((depth > 3) ? 5 : 8);
		return switch (kind) {
			case 0 -> random.nextLong();
			case 1 -> random.nextBoolean();
			case 2 -> random.nextGaussian() * 1e300;
			case 3, 4 -> word(random);
			case 5 -> Stream.generate(() -> wild(random, depth + 1)).limit(random.nextInt(4)).toList();
			default -> {
				Map<String, Object> map = new HashMap<>();
				for (int entry = random.nextInt(5); entry > 0; entry--) {
					map.put(word(random), wild(random, depth + 1));
				}
				yield map;
			}
		};
	}

	private static String word(Random random) {
		return random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size()))
				: random.ints(random.nextInt(10), 0, 0xD000)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

	@Property(tries = 150)
	void wildRequestsAreNeverTheServersFault(@ForAll long seed) {
		Random random = new Random(seed);
		String method = METHODS.get(random.nextInt(METHODS.size()));
		byte[] junk = new byte[random.nextInt(12)];
		random.nextBytes(junk);
		String path = PATHS.get(random.nextInt(PATHS.size())) + List
			.of("", "?limit=0", "?after=" + seed, "?state=%00", "?text=%ff%fe", "?x=" + "y".repeat(3000), "/%00", "/..",
					"?%", "/" + seed)
			.get(random.nextInt(10));
		String body = random.nextBoolean() ? "" : new String(junk, StandardCharsets.ISO_8859_1);
		HttpAnswer answer = server.ask(random.nextInt(5) == 0 ? "" : operator, method, path, body,
				"Idempotency-Key: " + random.nextInt(), "X-Junk: " + "z".repeat(random.nextInt(3000)));
		assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 499);
		if (answer.status() >= 400 && !method.equals("HEAD")) {
			assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
		}
	}

}
