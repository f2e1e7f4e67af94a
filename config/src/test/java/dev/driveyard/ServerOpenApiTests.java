package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.WildRequests.Sent;
import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server does what its OpenAPI document says: whatever is sent to an operation, it
 * answers with what the document tells of, or with a problem that is not its fault.
 */
@SuppressWarnings("NullAway.Init")
class ServerOpenApiTests {

	/** With each operation; more by {@code -Ddriveyard.openapi.tries=100}. */
	private static final int TRIES = Integer.getInteger("driveyard.openapi.tries", 6);

	private static final long SEED = Long.getLong("driveyard.openapi.seed", 20260131);

	@TempDir
	private static Path temp;

	private static ServerFixture server;

	private static ApiDocument document;

	@BeforeAll
	static void start() throws IOException {
		temp = temp.toRealPath();
		server = start(Dialect.SQLITE);
		document = new ApiDocument(server.get("/openapi.json").requireStatus(200).json());
	}

	/** Starts one with something in it. Nothing more is run by it. */
	private static ServerFixture start(Dialect dialect) throws IOException {
		Path folder = Files.createTempDirectory(temp, "server");
		Path tree = Files.createDirectories(folder.resolve("tree"));
		Files.writeString(tree.resolve("one"), "the same");
		Files.writeString(tree.resolve("two"), "the same");
		ServerFixture started = ServerFixture.start(dialect, folder,
				Map.of("driveyard.server.rate", 1_000_000, "driveyard.server.roots[0]", tree.toString()));
		started.run("index", Map.of("path", tree.toString(), "mode", "content"));
		started.run("duplicates", Map.of("paths", List.of(tree.toString())));
		started
			.ask(started.admin(), "PUT", "/schedules/1",
					Json.write(Map.of("job", "prune-history", "parameters", Map.of("olderThan", "90d"), "cron",
							"@yearly")))
			.requireStatus(201);
		started.post("/queue/pause").requireStatus(200);
		return started;
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void theDocumentIsServedToViewersAsItIsInTheTree() throws IOException {
		HttpAnswer answer = server.ask(server.token("eyes", "viewer"), "GET", "/openapi.json", "").requireStatus(200);
		assertThat(answer.headers().get("content-type")).startsWith("application/json");
		assertThat(answer.body()).isEqualTo(Files.readString(OpenApiTests.DOCUMENT));
		server.ask("", "GET", "/openapi.json", "").requireProblem(401, "not-authenticated");
	}

	@Test
	void allThatItRefersToIsInIt() {
		assertThat(document.all()).containsEntry("openapi", "3.1.0");
		List<String> references = new ArrayList<>();
		collect(document.all(), references);
		assertThat(references).isNotEmpty().allSatisfy((one) -> assertThat(document.at(one)).as(one).isNotEmpty());
		Set<Object> ids = new HashSet<>();
		document.forEachOperation((path, verb, operation) -> {
			assertThat(ids.add(operation.get("operationId"))).as("the id of %s %s is its own", verb, path).isTrue();
			for (String variable : path.replaceAll("[^{]*\\{([^}]*)}[^{]*", "$1 ").split(" ")) {
				assertThat(!path.contains("{") || ApiDocument.list(operation, "parameters")
					.stream()
					.anyMatch((one) -> variable.equals(ApiDocument.map(one).get("name")))).as(path).isTrue();
			}
		});
		assertThat(ids).hasSizeGreaterThan(50);
	}

	private static void collect(Object value, List<String> references) {
		if (value instanceof Map<?, ?> object) {
			object.forEach((key, inner) -> {
				if (key.equals("$ref")) {
					references.add(inner.toString());
				}
				collect(inner, references);
			});
		}
		else if (value instanceof List<?> all) {
			all.forEach((inner) -> collect(inner, references));
		}
	}

	@Test
	void whateverIsSentIsAnsweredOrIsAProblemOfTheCaller() {
		requireAnswersOrProblems(server);
	}

	@Test
	void theSameWhereTheDatabaseIsAServer() throws IOException {
		try (ServerFixture other = start(Dialect.POSTGRESQL)) {
			requireAnswersOrProblems(other);
		}
	}

	private static void requireAnswersOrProblems(ServerFixture asked) {
		Map<Integer, Integer> statuses = new TreeMap<>();
		Map<String, String> faults = new TreeMap<>();
		WildRequests wild = new WildRequests(document, SEED);
		document.forEachOperation((path, verb, operation) -> {
			for (int number = 0; number < TRIES; number++) {
				Sent sent = wild.next(path, verb, operation, number);
				HttpAnswer answer = asked.ask(asked.admin(), sent.verb(), sent.path(), sent.body(),
						sent.headers().toArray(String[]::new));
				statuses.merge(answer.status(), 1, Integer::sum);
				try {
					check(sent, operation, answer);
				}
				catch (AssertionError ex) {
					faults.putIfAbsent(verb + " " + path + " " + answer.status(), String.valueOf(ex.getMessage()));
				}
			}
		});
		assertThat(faults).isEmpty();
		assertThat(statuses).as("who asks stays who he is")
			.doesNotContainKey(401)
			.containsKeys(200, 204, 400, 404, 409);
		requireRefused(asked);
	}

	private static void requireRefused(ServerFixture asked) {
		for (String wrong : List.of("/requests?job=a%00b", "/requests?requestedBy=%00", "/runs?job=%00",
				"/runs?text=%00", "/runs?requestedBy=%00", "/runs?since=%2B1000000000-12-31T23:59:59Z",
				"/runs?until=-1000000000-01-01T00:00:00Z")) {
			asked.get(wrong).requireProblem(400, "invalid-parameter");
		}
		asked.post("/runs/restart", Map.of("job", "\0")).requireProblem(400, "invalid-parameter");
		asked.post("/runs/restart", Map.of("until", "-1000000000-01-01T00:00:00Z"))
			.requireProblem(400, "invalid-parameter");
	}

	@Test
	void theRolesAreThoseOfTheDocument() {
		String viewer = server.token("viewer", "viewer");
		String operator = server.token("operator", "operator");
		document.forEachOperation((path, verb, operation) -> {
			String asked = path.substring("/api/v1".length()).replaceAll("\\{[^}]*}", "999");
			String method = ApiDocument.method(verb, operation);
			String role = String.valueOf(operation.get("x-role"));
			boolean open = operation.containsKey("security");
			assertThat(server.ask("", method, asked, "").status() != 401).as(asked).isEqualTo(open);
			if (!role.equals("viewer")) {
				server.ask(viewer, method, asked, "").requireProblem(403, "not-allowed");
			}
			else {
				assertThat(server.ask(viewer, method, asked, "").status()).as(asked).isNotEqualTo(403);
			}
			if (role.equals("admin")) {
				server.ask(operator, method, asked, "").requireProblem(403, "not-allowed");
			}
		});
	}

	private static void check(Sent sent, Map<String, Object> operation, HttpAnswer answer) {
		String what = sent + " " + answer.status() + " " + answer.body();
		assertThat(answer.status()).as(what).isBetween(200, 499);
		if (sent.verb().equals("HEAD")) {
			return;
		}
		if (answer.status() >= 400) {
			assertThat(answer.headers().get("content-type")).as(what).isEqualTo("application/problem+json");
			assertThat(answer.json()).as(what)
				.containsEntry("status", answer.status())
				.containsKeys("type", "title", "detail");
			assertThat(ApiDocument.texts(ApiDocument.in(document.schema("Problem"), "properties", "type"), "enum"))
				.as(what)
				.contains(String.valueOf(answer.json().get("type")));
			return;
		}
		Map<String, Object> told = ApiDocument.in(operation, "responses", String.valueOf(answer.status()));
		assertThat(told).as("%s is told of: %s", answer.status(), what).isNotEmpty();
		Map<String, Object> content = ApiDocument.in(told, "content");
		assertThat(content.isEmpty()).as(what).isEqualTo(answer.body().isEmpty() && answer.status() == 204);
		Map<String, Object> schema = document.resolved(ApiDocument.in(content, "application/json", "schema"));
		if (schema.containsKey("properties")) {
			assertThat(ApiDocument.in(schema, "properties").keySet()).as(what).containsAll(answer.json().keySet());
			assertThat(answer.json().keySet()).as(what).containsAll(ApiDocument.texts(schema, "required"));
		}
	}

}
