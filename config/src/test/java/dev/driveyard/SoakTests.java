package dev.driveyard;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that watches a tree which changes all the time, is asked for runs, told to
 * stop them and to go on with them, and is killed now and then. In the end its catalogue
 * is that of a fresh index, and what it accepted has been done once.
 */
@Tag("thorough")
@SuppressWarnings("NullAway.Init")
class SoakTests {

	/** Another course by {@code -Ddriveyard.soak.seed=1}. */
	private static final long SEED = Long.getLong("driveyard.soak.seed", 20261129);

	/** A longer one by {@code -Ddriveyard.soak.steps=5000}. */
	private static final int STEPS = Integer.getInteger("driveyard.soak.steps", 300);

	private static final int FROM_KILL_TO_KILL = 80;

	private static final Duration LONG = Duration.ofSeconds(180);

	private final Random random = new Random(SEED);

	private final List<Long> accepted = new ArrayList<>();

	private Path temp;

	private Path tree;

	private Path library;

	private TreeEdits edits;

	private ServerProcess server;

	@Test
	void whateverHappensTheCatalogueIsRightInTheEndAndAllIsDoneOnce(@TempDir Path folder) throws Exception {
		prepare(folder.toRealPath());
		try {
			for (int step = 1; step <= STEPS; step++) {
				step(step);
			}
			awaitQuiet();
			assertAllDoneOnce();
			Map<String, Object> watched = entries(this.server);
			assertThat(this.server.terminate()).isZero();
			assertThat(watched).isEqualTo(fresh());
		}
		finally {
			this.server.close();
		}
	}

	private void prepare(Path folder) throws IOException {
		this.temp = folder;
		this.tree = Files.createDirectories(folder.resolve("tree"));
		this.edits = new TreeEdits(this.tree, this.random);
		this.edits.fill();
		for (int file = 0; file < 8; file++) {
			Files.write(Files.createDirectories(folder.resolve("source")).resolve("file" + file), new byte[100_000]);
		}
		this.library = folder.resolve("library.driveyard");
		LibraryFolder.create(this.library, "test", "", Library.Database.EMBEDDED);
		this.server = ServerProcess.start(this.library);
		launch("index", Map.of("path", this.tree.toString()));
		Awaitility.await().atMost(LONG).until(() -> items("/requests?state=DONE").size() == 1);
		send("PUT", "/locations/" + items("/locations").get(0).get("id") + "/watch", "{}").requireStatus(200);
	}

	private HttpAnswer send(String method, String path, String body, String... more) {
		List<String> head = new ArrayList<>(List.of(method + " /api/v1" + path + " HTTP/1.1", "Host: x"));
		if (!body.isEmpty()) {
			head.add("Content-Type: application/json");
		}
		head.addAll(List.of(more));
		return this.server.socket().send(body, head.toArray(String[]::new));
	}

	/** All of a list. */
	private List<Map<String, Object>> items(String path) {
		return items(this.server, path);
	}

	private static List<Map<String, Object>> items(ServerProcess asked, String path) {
		List<Map<String, Object>> items = new ArrayList<>();
		Object next = "";
		while (next != null) {
			String page = path + (path.contains("?") ? "&" : "?") + "limit=500" + (next.toString().isEmpty() ? ""
					: "&after=" + URLEncoder.encode(next.toString(), StandardCharsets.UTF_8));
			HttpAnswer answer = asked.socket()
				.send("", "GET /api/v1" + page + " HTTP/1.1", "Host: x")
				.requireStatus(200);
			items.addAll(answer.items());
			next = answer.json().get("next");
		}
		return items;
	}

	private void launch(String job, Map<String, Object> parameters) {
		String body = Json.write(Map.of("job", job, "parameters", parameters, "priority", this.random.nextInt(3)));
		this.accepted
			.add(send("POST", "/runs", body, "Idempotency-Key: " + this.accepted.size()).requireStatus(202).id());
	}

	private void step(int step) throws Exception {
		if (step % FROM_KILL_TO_KILL == 0) {
			Thread.sleep(this.random.nextInt(400));
			this.server.kill();
			this.edits.next();
			this.server = ServerProcess.start(this.library);
		}
		switch (this.random.nextInt(10)) {
			case 0 -> launch("index",
					Map.of("path", this.tree.toString(), "mode", this.random.nextBoolean() ? "shallow" : "content"));
			case 1 -> launch("index", Map.of("path", this.edits.folder().toString()));
			case 2 -> launch("copy", copy(this.temp.resolve("copy" + step)));
			case 3 -> launch("copy", copy(this.edits.folder().resolve("copy" + step)));
			case 4 -> stop();
			case 5 -> restart();
			default -> this.edits.next();
		}
		Thread.sleep(this.random.nextInt(100));
	}

	private Map<String, Object> copy(Path to) {
		return Map.of("sources", List.of(this.temp.resolve("source").toString()), "destination", to.toString(), "exact",
				true, "bandwidth", 1_000_000);
	}

	private void stop() {
		for (Map<String, Object> run : items("/runs?state=STARTED")) {
			assertThat(send("POST", "/runs/" + run.get("id") + "/stop", "").status()).as("stop").isIn(202, 409);
		}
	}

	/** Goes on with one that was stopped, if nobody has. */
	private void restart() {
		for (Map<String, Object> run : items("/runs?state=STOPPED")) {
			HttpAnswer answer = send("POST", "/runs/" + run.get("id") + "/restart", "");
			assertThat(answer.status()).as(answer.body()).isIn(202, 409);
			if (answer.status() == 202) {
				this.accepted.add(answer.id());
			}
		}
	}

	/** Nothing runs or waits, and nothing is heard of that was not looked at. */
	private void awaitQuiet() {
		Awaitility.await().atMost(LONG).pollDelay(Duration.ofSeconds(3)).during(Duration.ofSeconds(3)).until(() -> {
			Map<String, Object> watch = items("/watch").get(0);
			Map<?, ?> status = (Map<?, ?>) Objects.requireNonNullElse(watch.get("status"), Map.of());
			return "events".equals(status.get("found")) && Integer.valueOf(0).equals(status.get("dirty"))
					&& status.get("request") == null && items("/requests?state=QUEUED").isEmpty()
					&& items("/requests?state=RUNNING").isEmpty();
		});
	}

	private void assertAllDoneOnce() {
		Map<Long, Map<String, Object>> requests = items("/requests").stream()
			.collect(Collectors.toMap((request) -> Long.valueOf(String.valueOf(request.get("id"))),
					(request) -> request));
		assertThat(this.accepted).doesNotHaveDuplicates();
		assertThat(requests).containsKeys(this.accepted.toArray(Long[]::new));
		assertThat(requests.values()).extracting("state").containsOnly("DONE");
		assertThat(requests.values()).allSatisfy((request) -> assertThat(request).as("%s", request)
			.extracting("outcome")
			.isIn("COMPLETED", "STOPPED", "REFUSED"));
		List<Object> completed = requests.values()
			.stream()
			.filter((request) -> "COMPLETED".equals(request.get("outcome")))
			.map((request) -> request.get("run"))
			.toList();
		assertThat(completed).doesNotHaveDuplicates();
		assertThat(items("/runs?state=COMPLETED").stream().map((run) -> run.get("id")))
			.containsExactlyInAnyOrderElementsOf(completed);
	}

	private Map<String, Object> entries(ServerProcess asked) {
		Map<String, Object> entries = new TreeMap<>();
		for (Map<String, Object> entry : items(asked, "/entries?below=" + this.tree)) {
			Map<String, Object> compared = new TreeMap<>(entry);
			compared.keySet().removeAll(List.of("id", "uuid"));
			entries.put(String.valueOf(entry.get("path")), compared);
		}
		return entries;
	}

	private Map<String, Object> fresh() throws Exception {
		Path other = this.temp.resolve("fresh.driveyard");
		LibraryFolder.create(other, "fresh", "", Library.Database.EMBEDDED);
		try (ServerProcess fresh = ServerProcess.start(other)) {
			this.server = fresh;
			launch("index", Map.of("path", this.tree.toString()));
			Awaitility.await().atMost(LONG).until(() -> items("/requests?state=DONE").size() == 1);
			Map<String, Object> entries = entries(fresh);
			assertThat(entries.size()).isEqualTo(ServerFixture.tree(this.tree).size());
			return entries;
		}
	}

}
