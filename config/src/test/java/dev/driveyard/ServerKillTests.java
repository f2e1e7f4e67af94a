package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is killed, or told to end, with runs and a full queue.
 */
@SuppressWarnings("NullAway.Init")
class ServerKillTests {

	private static final int FILES = 6;

	private static final Duration LONG = Duration.ofSeconds(120);

	private Path temp;

	private Path library;

	@BeforeEach
	void makeLibrary(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.library = this.temp.resolve("library.driveyard");
		LibraryFolder.create(this.library, "test", "", Library.Database.EMBEDDED);
		for (int tree = 0; tree < 3; tree++) {
			Path path = Files.createDirectories(this.temp.resolve("tree" + tree));
			for (int file = 0; file < FILES; file++) {
				Files.write(path.resolve("file" + file), new byte[50_000]);
			}
		}
	}

	/** Accepts copies of trees, some from the same, to places of their own. */
	private int accept(ServerProcess server, int from, int number) {
		for (int request = from; request < from + number; request++) {
			String body = Json.write(Map.of("job", "copy", "parameters",
					Map.of("sources", java.util.List.of(this.temp.resolve("tree" + request % 3).toString()),
							"destination", this.temp.resolve("copy" + request).toString(), "exact", true, "bandwidth",
							1_500_000)));
			server.socket()
				.send(body, "POST /api/v1/runs HTTP/1.1", "Host: x", "Content-Type: application/json",
						"Idempotency-Key: " + request)
				.requireStatus(202);
		}
		return from + number;
	}

	private static long done(ServerProcess server) {
		Object requests = server.socket().send("", "GET /api/v1/queue HTTP/1.1", "Host: x").json().get("requests");
		return (requests instanceof Map<?, ?> map && map.get("DONE") instanceof Number number) ? number.longValue() : 0;
	}

	private void killOften(int kills, Random random) throws Exception {
		int accepted = 0;
		for (int kill = 0; kill < kills; kill++) {
			try (ServerProcess server = ServerProcess.start(this.library)) {
				accepted = accept(server, accepted, 8);
				long before = done(server);
				Awaitility.await().atMost(LONG).until(() -> done(server) > before);
				Thread.sleep(random.nextInt(300));
				server.kill();
			}
		}
		try (ServerProcess server = ServerProcess.start(this.library)) {
			int all = accepted;
			Awaitility.await().atMost(LONG).until(() -> done(server) == all);
			assertAllOnce(server, all);
			assertThat(server.terminate()).isZero();
		}
		assertThat(this.library.resolve("server.sock")).doesNotExist();
	}

	private void assertAllOnce(ServerProcess server, int accepted) throws IOException {
		assertThat(server.socket().send("", "GET /api/v1/requests?limit=500 HTTP/1.1", "Host: x").items())
			.hasSize(accepted)
			.extracting("outcome")
			.containsOnly("COMPLETED");
		assertThat(server.socket().send("", "GET /api/v1/runs?state=COMPLETED&limit=500 HTTP/1.1", "Host: x").items())
			.as("none ran twice to its end")
			.hasSize(accepted);
		for (int request = 0; request < accepted; request++) {
			assertThat(ServerFixture.tree(this.temp.resolve("copy" + request))).hasSize(FILES);
		}
	}

	@Test
	void killedWithAFullQueueAllThatWasAcceptedRunsOnce() throws Exception {
		killOften(1, new Random(1));
	}

	@Test
	@Tag("thorough")
	void killedTwentyTimesWithAFullQueueAllThatWasAcceptedRunsOnce() throws Exception {
		killOften(20, new Random(2));
	}

	@Test
	void toldToEndItStopsItsRunsAndTheNextStartGoesOn() throws Exception {
		String first;
		try (ServerProcess server = ServerProcess.start(this.library)) {
			first = String.valueOf(server.token());
			assertThat(first).startsWith("dy_");
			accept(server, 0, 8);
			Awaitility.await().atMost(LONG).until(() -> done(server) > 0);
			assertThat(server.terminate()).isZero();
		}
		assertThat(this.library.resolve("server.sock")).doesNotExist();
		assertThat(this.library.resolve(".lock")).isEmptyFile();
		try (ServerProcess server = ServerProcess.start(this.library)) {
			assertThat(server.token()).as("the first token is shown once").isNull();
			Awaitility.await().atMost(LONG).until(() -> done(server) == 8);
			assertAllOnce(server, 8);
		}
		assertThat(Files.readString(this.temp.resolve("errors"))).isEmpty();
	}

}
