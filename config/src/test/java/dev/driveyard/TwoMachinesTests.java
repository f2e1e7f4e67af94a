package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers of one PostgreSQL on two machines, as far as they can tell: one of them sees
 * another id of the machine. The same paths are other files to each.
 */
@SuppressWarnings("NullAway.Init")
@Tag("mount")
@Tag("thorough")
class TwoMachinesTests {

	private static final Duration LONG = Duration.ofSeconds(120);

	private static final int REQUESTS = 6;

	private Path temp;

	private Path library;

	private ServerProcess one;

	private ServerProcess other;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		Path tree = Files.createDirectories(this.temp.resolve("tree"));
		Files.writeString(tree.resolve("file"), "content");
		Files.writeString(this.temp.resolve("machine"), "0123456789abcdef0123456789abcdef\n");
		this.library = TestLibrary.newFolder(this.temp.resolve("library.driveyard"), Dialect.POSTGRESQL).folder();
		this.one = ServerProcess.start(this.library);
		this.other = startOther();
	}

	private ServerProcess startOther() throws IOException {
		return ServerProcess.startAs(this.temp.resolve("machine"), this.library, "--socket",
				this.temp.resolve("other.sock").toString());
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
	}

	private List<Long> launch(ServerProcess server, String name) {
		List<Long> ids = new ArrayList<>();
		for (int request = 0; request < REQUESTS; request++) {
			String body = Json.write(
					Map.of("job", "copy", "parameters", Map.of("sources", List.of(this.temp.resolve("tree").toString()),
							"destination", this.temp.resolve(name + request).toString(), "exact", true)));
			ids.add(server.socket()
				.send(body, "POST /api/v1/runs HTTP/1.1", "Host: x", "Content-Type: application/json")
				.requireStatus(202)
				.id());
		}
		return ids;
	}

	private static Map<String, Object> get(ServerProcess server, String path) {
		return server.socket().send("", "GET /api/v1" + path + " HTTP/1.1", "Host: x").requireStatus(200).json();
	}

	private static void awaitDone(ServerProcess asked, List<Long> requests, long process) {
		for (long request : requests) {
			Awaitility.await().atMost(LONG).until(() -> "DONE".equals(get(asked, "/requests/" + request).get("state")));
			Map<String, Object> done = get(asked, "/requests/" + request);
			assertThat(done).containsEntry("outcome", "COMPLETED");
			assertThat(get(asked, "/runs/" + Objects.requireNonNull(done.get("run")))).containsEntry("process",
					(int) process);
		}
	}

	@Test
	void eachTakesOnlyWhatItsFilesAreAbout() {
		List<Long> here = launch(this.one, "here");
		List<Long> there = launch(this.other, "there");
		awaitDone(this.other, here, this.one.id());
		awaitDone(this.one, there, this.other.id());
		for (int request = 0; request < REQUESTS; request++) {
			assertThat(this.temp.resolve("here" + request + "/file")).hasContent("content");
			assertThat(this.temp.resolve("there" + request + "/file")).hasContent("content");
		}
	}

	@Test
	void whatIsAboutAMachineWaitsForItsServer() throws Exception {
		awaitDone(this.one, launch(this.other, "before"), this.other.id());
		this.other.socket().send("", "POST /api/v1/queue/pause HTTP/1.1", "Host: x").requireStatus(200);
		List<Long> waiting = launch(this.other, "there");
		this.other.kill();
		this.one.socket().send("", "POST /api/v1/queue/resume HTTP/1.1", "Host: x").requireStatus(200);
		awaitDone(this.one, launch(this.one, "here"), this.one.id());
		for (long request : waiting) {
			assertThat(get(this.one, "/requests/" + request)).containsEntry("state", "QUEUED")
				.extractingByKey("queuedBehind")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("kind", "OTHER_DEVICE");
		}
		this.other = startOther();
		awaitDone(this.one, waiting, this.other.id());
	}

}
