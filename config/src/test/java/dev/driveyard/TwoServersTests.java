package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two servers of one PostgreSQL database, each in a process of its own, are workers of
 * one queue and keepers of the same schedules.
 */
@SuppressWarnings("NullAway.Init")
@Tag("thorough")
class TwoServersTests {

	private static final Duration LONG = Duration.ofSeconds(120);

	private static final int FILES = 4;

	private Path temp;

	private ServerProcess one;

	private ServerProcess other;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		Path tree = Files.createDirectories(this.temp.resolve("tree"));
		for (int file = 0; file < FILES; file++) {
			Files.write(tree.resolve("file" + file), new byte[20_000]);
		}
		Path library = TestLibrary.newFolder(this.temp.resolve("library.driveyard"), Dialect.POSTGRESQL).folder();
		this.one = ServerProcess.start(library);
		this.other = ServerProcess.start(library, "--socket", this.temp.resolve("other.sock").toString());
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
	}

	private static HttpAnswer get(ServerProcess server, String path) {
		return server.socket().send("", "GET /api/v1" + path + " HTTP/1.1", "Host: x").requireStatus(200);
	}

	/**
	 * Asks both for the same copies, which all read one tree and write to places of their
	 * own.
	 */
	private void launch(int from, int to) {
		for (int request = from; request < to; request++) {
			String body = Json.write(Map.of("job", "copy", "parameters",
					Map.of("sources", List.of(this.temp.resolve("tree").toString()), "destination",
							this.temp.resolve("copy" + request).toString(), "exact", true, "bandwidth", 400_000)));
			List<Long> ids = new ArrayList<>();
			for (ServerProcess server : List.of(this.one, this.other)) {
				ids.add(server.socket()
					.send(body, "POST /api/v1/runs HTTP/1.1", "Host: x", "Content-Type: application/json",
							"Idempotency-Key: " + request)
					.requireStatus(202)
					.id());
			}
			assertThat(ids).as("it is the same request").containsOnly(ids.get(0));
		}
	}

	private static long done(ServerProcess server) {
		return (get(server, "/queue").json().get("requests") instanceof Map<?, ?> states
				&& states.get("DONE") instanceof Number number) ? number.longValue() : 0;
	}

	private void requireAllOnce(ServerProcess asked, int all) throws IOException {
		Awaitility.await().atMost(LONG).until(() -> done(asked) == all);
		assertThat(get(asked, "/requests?limit=500").items()).hasSize(all)
			.extracting("outcome")
			.containsOnly("COMPLETED");
		assertThat(get(asked, "/runs?state=COMPLETED&limit=500").items()).as("none ran twice to its end").hasSize(all);
		for (int request = 0; request < all; request++) {
			assertThat(ServerFixture.tree(this.temp.resolve("copy" + request))).hasSize(FILES);
		}
	}

	/** The processes that runs were run by. */
	private static Set<Object> workers(ServerProcess asked) {
		return get(asked, "/runs?limit=500").items()
			.stream()
			.map((run) -> get(asked, "/runs/" + run.get("id")).json().get("process"))
			.collect(Collectors.toSet());
	}

	@Test
	void theyShareTheQueueAndEachRequestIsRunOnce() throws IOException {
		launch(0, 16);
		requireAllOnce(this.one, 16);
		assertThat(workers(this.other)).as("both have worked").hasSize(2);
	}

	@Test
	void whenOneIsKilledTheOtherDoesAllThatWasAccepted() throws Exception {
		launch(0, 12);
		Awaitility.await().atMost(LONG).until(() -> done(this.other) > 1 && workers(this.other).size() == 2);
		this.one.kill();
		this.one = ServerProcess.start(this.temp.resolve("library.driveyard"));
		launch(12, 18);
		this.one.kill();
		requireAllOnce(this.other, 18);
	}

	@Test
	void aDueTimeOfAScheduleIsLaunchedOnce() {
		String schedule = Json.write(Map.of("job", "index", "parameters",
				Map.of("path", this.temp.resolve("tree").toString()), "every", "1s", "overlap", "queue"));
		this.one.socket()
			.send(schedule, "PUT /api/v1/schedules/often HTTP/1.1", "Host: x", "Content-Type: application/json")
			.requireStatus(201);
		Awaitility.await().atMost(LONG).until(() -> get(this.other, "/schedules/often/occurrences").items().size() > 4);
		this.other.socket().send("", "POST /api/v1/schedules/often/pause HTTP/1.1", "Host: x").requireStatus(200);
		List<Map<String, Object>> occurrences = get(this.one, "/schedules/often/occurrences?limit=500").items();
		assertThat(occurrences).extracting("due").doesNotHaveDuplicates();
		assertThat(occurrences).extracting("request").doesNotContainNull().doesNotHaveDuplicates();
		Awaitility.await().atMost(LONG).until(() -> done(this.one) == occurrences.size());
		assertThat(get(this.one, "/requests?limit=500").items()).as("nothing else was launched")
			.hasSameSizeAs(occurrences);
		assertThat(get(this.other, "/runs?limit=500").items()).hasSameSizeAs(occurrences)
			.extracting("state")
			.containsOnly("COMPLETED");
	}

}
