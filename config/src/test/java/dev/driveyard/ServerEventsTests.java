package dev.driveyard;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those hear who listen to a server.
 */
@SuppressWarnings("NullAway.Init")
class ServerEventsTests {

	private static final Duration WAIT = Duration.ofSeconds(60);

	private Path temp;

	private Path tree;

	private @Nullable ServerFixture server;

	@BeforeEach
	void folder(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.tree = Files.createDirectories(this.temp.resolve("tree"));
		Files.writeString(this.tree.resolve("file"), "file");
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	private ServerFixture start(Dialect dialect, Map<String, Object> settings) {
		Map<String, Object> all = new HashMap<>(settings);
		all.put("driveyard.server.roots[0]", this.tree.toString());
		this.server = ServerFixture.start(dialect, this.temp, all);
		return this.server;
	}

	private long index(ServerFixture asked) {
		return Long.parseLong(String.valueOf(asked.run("index", Map.of("path", this.tree.toString())).get("run")));
	}

	@ParameterizedTest
	@EveryDatabase
	void aRunIsToldFromTheQueueToItsEndAndWhoMissedItAsksForIt(Dialect dialect) {
		ServerFixture asked = start(dialect, Map.of());
		String viewer = asked.token("watcher", "viewer");
		long run;
		try (EventStream stream = EventStream.open(asked, viewer)) {
			Awaitility.await().atMost(WAIT).until(() -> asked.sql("SELECT kind FROM server_event").size() == 1);
			run = index(asked);
			Awaitility.await().atMost(WAIT).until(() -> !stream.named("run.ended").isEmpty());
			assertThat(stream.events()).extracting((event) -> event.get("event"))
				.filteredOn((name) -> !"run.progressed".equals(name))
				.containsExactly("run.queued", "run.started", "run.ended");
			assertThat(stream.named("run.ended").get(0)).containsEntry("run", (int) run)
				.containsEntry("job", "index")
				.containsEntry("outcome", "COMPLETED")
				.containsEntry("who", "token first");
			List<Long> ids = stream.ids();
			assertThat(ids).isSorted().doesNotHaveDuplicates().hasSize(3);
			try (EventStream second = EventStream.open(asked, viewer, "Last-Event-ID: " + ids.get(0))) {
				Awaitility.await().atMost(WAIT).until(() -> second.ids().size() == 2);
				assertThat(second.ids()).isEqualTo(ids.subList(1, 3));
			}
		}
		assertThat(asked
			.sql("SELECT kind || ' ' || coalesce(run_id, 0) FROM server_event WHERE kind <> 'AUDIT' ORDER BY id"))
			.containsExactly("RUN_QUEUED 0", "RUN_STARTED " + run, "RUN_ENDED " + run);
	}

	@Test
	void thoseWhoDoNotReadKeepNobody() throws IOException {
		ServerFixture asked = start(Dialect.SQLITE, Map.of("driveyard.server.events.queue", 100,
				"driveyard.server.rate", 100_000, "driveyard.server.events.heartbeat", "1s"));
		String viewer = asked.token("watcher", "viewer");
		List<SocketChannel> stalled = new ArrayList<>();
		List<EventStream> healthy = new ArrayList<>();
		for (int number = 0; number < 5; number++) {
			stalled.add(EventStream.stall(asked, viewer));
			healthy.add(EventStream.open(asked, viewer));
		}
		asked.post("/queue/pause").requireStatus(200);
		Path folder = Files.createDirectories(this.tree.resolve("x".repeat(200)));
		int count = 0;
		try {
			while (count < 400) {
				String key = "Idempotency-Key: " + count++;
				asked
					.ask(asked.admin(), "POST", "/runs",
							"{\"job\":\"index\",\"parameters\":{\"path\":\"" + folder + "\"}}", key)
					.requireStatus(202);
			}
			int all = count;
			for (EventStream stream : healthy) {
				Awaitility.await().atMost(WAIT).until(() -> stream.named("run.queued").size() == all);
				assertThat(stream.ids()).isSorted().doesNotHaveDuplicates();
				assertThat(stream.isEnded()).isFalse();
			}
		}
		finally {
			for (SocketChannel channel : stalled) {
				channel.close();
			}
			healthy.forEach(EventStream::close);
		}
	}

	@Test
	void aRevokedTokenHearsNoMore() {
		ServerFixture asked = start(Dialect.SQLITE, Map.of("driveyard.server.events.heartbeat", "200ms"));
		HttpAnswer made = asked.post("/tokens", Map.of("name", "short", "role", "viewer")).requireStatus(201);
		try (EventStream stream = EventStream.open(asked, String.valueOf(made.json().get("token")));
				EventStream other = EventStream.open(asked, asked.admin())) {
			asked.ask(asked.admin(), "DELETE", "/tokens/" + made.id(), "").requireStatus(200);
			Awaitility.await().atMost(WAIT).until(stream::isEnded);
			index(asked);
			Awaitility.await().atMost(WAIT).until(() -> !other.named("run.ended").isEmpty());
			assertThat(stream.events()).isEmpty();
		}
	}

	@Test
	void itIsRecordedWhoAskedForWhatFromWhereForAdministrators() {
		ServerFixture asked = start(Dialect.SQLITE, Map.of());
		String operator = asked.token("worker", "operator");
		String viewer = asked.token("watcher", "viewer");
		asked.ask(operator, "POST", "/queue/pause", "").requireStatus(200);
		HttpAnswer launched = asked
			.ask(operator, "POST", "/runs", "{\"job\":\"index\",\"parameters\":{\"path\":\"" + this.tree + "\"}}")
			.requireStatus(202);
		asked.ask(operator, "DELETE", "/requests/" + launched.id(), "").requireStatus(200);
		asked.unix().send("", "POST /api/v1/queue/resume HTTP/1.1", "Host: x").requireStatus(200);
		asked.ask(operator, "POST", "/runs/77/stop", "").requireProblem(404, "no-such-run");
		asked.await("/audit", (answer) -> String.valueOf(answer).contains("POST /runs/{id}/stop"));
		List<Map<String, Object>> audits = asked.get("/audit?limit=5").items();
		assertThat(audits).extracting((audit) -> audit.get("action"))
			.containsExactly("POST /runs/{id}/stop", "POST /queue/resume", "DELETE /requests/{id}", "POST /runs",
					"POST /queue/pause");
		assertThat(audits.get(0)).containsEntry("who", "token worker")
			.containsEntry("address", "127.0.0.1")
			.containsEntry("status", 404)
			.containsEntry("run", 77);
		assertThat(audits.get(1)).containsEntry("address", "socket");
		assertThat(audits.get(2)).containsEntry("request", (int) launched.id());
		assertThat(audits.get(3)).containsEntry("request", (int) launched.id());
		asked.ask(viewer, "GET", "/audit", "").requireProblem(403, "not-allowed");
		try (EventStream stream = EventStream.open(asked, viewer, "Last-Event-ID: 0");
				EventStream admin = EventStream.open(asked, asked.admin(), "Last-Event-ID: 0")) {
			Awaitility.await().atMost(WAIT).until(() -> !stream.named("run.cancelled").isEmpty());
			Awaitility.await().atMost(WAIT).until(() -> admin.named("audit").size() == 6);
			Awaitility.await().atMost(WAIT).until(() -> admin.named("refused").size() == 2);
			assertThat(stream.named("audit")).isEmpty();
			assertThat(stream.named("refused")).isEmpty();
		}
		assertThat(asked.sql("SELECT payload FROM server_event")).noneMatch((payload) -> payload.contains(operator));
	}

	@Test
	void whatIsRefusedIsRecordedOnceAndNotForEachTime() {
		ServerFixture asked = start(Dialect.SQLITE, Map.of());
		String viewer = asked.token("watcher", "viewer");
		for (int number = 0; number < 20; number++) {
			asked.ask("", "GET", "/runs", "").requireProblem(401, "not-authenticated");
			asked.ask(viewer, "POST", "/queue/pause", "").requireProblem(403, "not-allowed");
			asked.tcp().send("", "GET /api/v1/runs HTTP/1.1", "Host: evil.example").requireProblem(421, "wrong-host");
		}
		asked.close();
		assertThat(asked.sql("SELECT who || ' ' || address || ' ' || payload FROM server_event WHERE kind = 'REFUSED'"))
			.hasSize(6)
			.anyMatch((row) -> row.startsWith(" 127.0.0.1 ") && row.contains("401") && row.contains("\"count\":1"))
			.anyMatch((row) -> row.startsWith(" 127.0.0.1 ") && row.contains("401") && row.contains("\"count\":19"))
			.anyMatch((row) -> row.startsWith("token watcher ") && row.contains("POST /api/v1/queue/pause")
					&& row.contains("403") && row.contains("\"count\":19"))
			.anyMatch((row) -> row.contains("421") && row.contains("\"count\":19"));
	}

	@Test
	void nobodyTakesThePlacesOfAllWhoListen() throws IOException {
		ServerFixture asked = start(Dialect.SQLITE, Map.of("driveyard.server.events.clients-per-token", 2,
				"driveyard.server.events.clients-of-owner", 0, "driveyard.server.events.heartbeat", "100ms"));
		String viewer = asked.token("watcher", "viewer");
		try (SocketChannel one = EventStream.stall(asked, viewer)) {
			try (SocketChannel other = EventStream.stall(asked, viewer)) {
				HttpAnswer third = asked.ask(viewer, "GET", "/events", "");
				assertThat(third.requireProblem(429, "too-many-requests").body()).contains("With this token 2 listen");
				assertThat(one.isOpen() && other.isOpen()).isTrue();
				asked.ask(asked.admin(), "HEAD", "/events", "").requireStatus(200);
			}
			Awaitility.await()
				.atMost(WAIT)
				.until(() -> asked.ask(viewer, "HEAD", "/events", "").status(), (status) -> status == 200);
			asked.ask(viewer, "HEAD", "/events", "").requireStatus(200);
		}
		asked.unix().send("", "GET /api/v1/events HTTP/1.1", "Host: x").requireProblem(429, "too-many-requests");
	}

	@Test
	void whatIsNotTheIdOfAnEventIsAProblem() {
		ServerFixture asked = start(Dialect.SQLITE, Map.of("driveyard.server.events.clients", 0));
		asked.get("/events?after=x").requireProblem(400, "invalid-parameter");
		asked.get("/events?after=99999999999999999999").requireProblem(400, "invalid-parameter");
		asked.ask("", "GET", "/events", "").requireProblem(401, "not-authenticated");
		asked.get("/events").requireProblem(503, "unavailable");
		asked.get("/audit?after=x").requireProblem(400, "invalid-parameter");
		asked.ask(asked.admin(), "GET", "/events", "", "Accept: application/json")
			.requireProblem(406, "not-acceptable");
	}

}
