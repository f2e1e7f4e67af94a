package dev.driveyard;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.driveyard.ServerApplication.ContextServer;
import dev.driveyard.catalogue.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who only asks never waits for those who write.
 */
@SuppressWarnings("NullAway.Init")
class ServerReadsTests {

	private static final String API = "/api/v1";

	private Path tree;

	private ServerFixture server;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		Path temp = folder.toRealPath();
		this.tree = Files.createDirectories(temp.resolve("tree"));
		Files.writeString(this.tree.resolve("one"), "the same");
		Files.writeString(this.tree.resolve("two"), "the same");
		Files.write(Files.createDirectories(temp.resolve("large")).resolve("file"), new byte[4_000_000]);
		this.server = ServerFixture.start(temp,
				Map.of("driveyard.server.rate", 1_000_000, "driveyard.server.roots[0]", temp.toString()));
		this.server.run("index", Map.of("path", this.tree.toString(), "mode", "content"));
		this.server.run("duplicates", Map.of("paths", List.of(this.tree.toString())));
		this.server
			.ask(this.server.admin(), "PUT", "/schedules/yearly",
					Json.write(Map.of("job", "prune-history", "parameters", Map.of("olderThan", "90d"), "cron",
							"@yearly")))
			.requireStatus(201);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	/** A copy that takes a while, and the same once more, which waits for it. */
	private List<Long> occupy() {
		Map<String, Object> copy = Map.of("sources", List.of(this.tree.resolveSibling("large").toString()),
				"destination", this.tree.resolveSibling("copy").toString(), "method", "stream", "bandwidth", 100_000);
		long first = this.server.launch("copy", copy).requireStatus(202).id();
		this.server.await("/requests/" + first, (answer) -> answer.containsKey("run"));
		return List.of(first, this.server.launch("copy", copy).requireStatus(202).id());
	}

	/** What a failed run tells of its failure is read elsewhere. */
	private long failed() throws IOException {
		Path replaced = Files.createDirectories(this.tree.resolveSibling("replaced"));
		Files.writeString(replaced.resolve("file"), "content");
		this.server.run("index", Map.of("path", replaced.toString()));
		Files.move(replaced, this.tree.resolveSibling("away"));
		Files.createDirectories(replaced);
		Map<String, Object> failed = this.server.run("index", Map.of("path", replaced.toString()));
		assertThat(failed).containsEntry("outcome", "FAILED");
		Object run = failed.get("run");
		assertThat(run).isNotNull();
		return Long.parseLong(String.valueOf(run));
	}

	private List<String> paths(List<Long> requests, long failed) {
		String path = this.tree.toString();
		Object entry = this.server.get("/entries/at?path=" + path).json().get("id");
		String content = this.server.sql("SELECT lower(hex(uuid)) FROM content_identity LIMIT 1").get(0);
		String uuid = content.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.*)", "$1-$2-$3-$4-$5");
		String group = this.server.sql("SELECT id FROM duplicate_group LIMIT 1").get(0);
		Map<String, String> known = new LinkedHashMap<>();
		known.put("/entries/{id}", "/entries/" + entry);
		known.put("/entries/at", "/entries/at?path=" + path);
		known.put("/entries/children", "/entries/children?path=" + path);
		known.put("/requests/{id}", "/requests/" + requests.get(1));
		known.put("{uuid}", uuid);
		known.put("{group}", group);
		known.put("/jobs/{name}", "/jobs/index");
		known.put("/schedules/{name}", "/schedules/yearly");
		known.put("{kind}", "thumbs");
		known.put("{variant}", "grid@1x");
		known.put("{name}",
				this.server.get("/volumes")
					.items()
					.stream()
					.map((one) -> String.valueOf(one.get("name")))
					.findFirst()
					.orElse("none"));
		known.put("{id}", "1");
		List<String> paths = new ArrayList<>();
		new ApiDocument(this.server.get("/openapi.json").json()).forEachOperation((template, verb, operation) -> {
			if (verb.equals("get") && ApiDocument.method(verb, operation).equals("GET")) {
				String asked = template.substring(API.length());
				for (Entry<String, String> one : known.entrySet()) {
					asked = asked.replace(one.getKey(), one.getValue());
				}
				paths.add(asked);
			}
		});
		assertThat(paths).hasSizeGreaterThan(30);
		Object running = this.server.get("/requests/" + requests.get(0)).json().get("run");
		paths.addAll(List.of("/runs/" + running, "/runs/" + failed, "/requests/" + requests.get(0)));
		return paths;
	}

	@Test
	void whileSomethingIsWrittenEachQuestionIsAnswered() throws Exception {
		long failed = failed();
		List<Long> requests = occupy();
		List<String> paths = paths(requests, failed);
		Map<String, String> before = answers(paths);
		DataSource writer = ((ContextServer) this.server.server()).context().getBean(DataSource.class);
		try (Connection held = writer.getConnection(); Statement statement = held.createStatement()) {
			held.setAutoCommit(false);
			statement.execute("UPDATE library SET id = id");
			assertThat(answers(paths)).containsExactlyEntriesOf(before);
			try (SocketChannel events = EventStream.stall(this.server, this.server.admin())) {
				assertThat(events.isConnected()).isTrue();
			}
			held.rollback();
		}
	}

	/** None has a connection and waits for another. */
	@Test
	void howeverManyAskAtOnceEachIsAnswered() {
		long waits = occupy().get(1);
		List<CompletableFuture<Set<Integer>>> asking = new ArrayList<>();
		for (int asker = 0; asker < 24; asker++) {
			asking.add(CompletableFuture.supplyAsync(() -> {
				Set<Integer> statuses = new TreeSet<>();
				for (int number = 0; number < 15; number++) {
					statuses.add(this.server.get("/requests/" + waits).status());
					statuses.add(this.server.get("/runs/1").status());
				}
				return statuses;
			}, (task) -> new Thread(task).start()));
		}
		assertThat(asking).allSatisfy((one) -> assertThat(one.join()).containsExactly(200));
	}

	/**
	 * The status of each; a question that waited for the writer would fail in the end.
	 */
	private Map<String, String> answers(List<String> paths) {
		Map<String, String> answers = new LinkedHashMap<>();
		for (String path : paths) {
			HttpAnswer answer = this.server.get(path);
			answers.put(path, answer.status() + ((answer.status() >= 500) ? answer.body() : ""));
		}
		assertThat(answers).as("there is something to be told").containsValue("200").doesNotContainValue("400");
		return answers;
	}

}
