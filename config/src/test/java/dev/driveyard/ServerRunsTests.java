package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs are launched, stopped, gone on with and looked at over HTTP.
 */
@SuppressWarnings("NullAway.Init")
class ServerRunsTests {

	private Path temp;

	private Path tree;

	private ServerFixture server;

	@BeforeEach
	void makeTree(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.tree = Files.createDirectories(this.temp.resolve("tree"));
		Files.createDirectories(this.tree.resolve("sub"));
		Files.writeString(this.tree.resolve("one"), "one");
		Files.writeString(this.tree.resolve("sub/two"), "two");
	}

	private Map<String, Object> settings() {
		return Map.of("driveyard.server.roots[0]", this.temp.toString(), "driveyard.server.socket", "none");
	}

	private void start(Dialect dialect) {
		this.server = ServerFixture.start(dialect, this.temp, settings());
	}

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	private String path(String name) {
		return this.temp.resolve(name).toString();
	}

	private Map<String, Object> indexed() {
		return this.server.run("index", Map.of("path", path("tree")));
	}

	private static long run(Map<String, Object> request) {
		return ((Number) Objects.requireNonNull(request.get("run"), request::toString)).longValue();
	}

	@ParameterizedTest
	@EveryDatabase
	void whatIsAcceptedBecomesARunThatCanBeLookedAt(Dialect dialect) {
		start(dialect);
		HttpAnswer accepted = this.server.launch("index", Map.of("path", path("tree"))).requireStatus(202);
		long request = accepted.id();
		assertThat(accepted.headers()).containsEntry("location", "/api/v1/requests/" + request);
		assertThat(accepted.json()).containsEntry("job", "index").containsEntry("requestedBy", "token first");
		Map<String, Object> done = this.server.awaitDone(request);
		assertThat(done).containsEntry("outcome", "COMPLETED");
		Map<String, Object> run = this.server.get("/runs/" + run(done)).requireStatus(200).json();
		assertThat(run).containsEntry("state", "COMPLETED")
			.containsEntry("requestedBy", "token first")
			.containsEntry("issues", 0);
		assertThat((Map<?, ?>) run.get("summary")).extracting("seen", "new").containsExactly(3, 3);
		assertThat((List<?>) run.get("steps")).extracting("name").startsWith("discover");
		assertThat((List<?>) run.get("steps")).extracting("read").first().isEqualTo(3);
		assertThat((double) Objects.requireNonNull(run.get("meanSeconds"))).isPositive();
		assertThat(this.server.sql("SELECT name FROM entry WHERE kind = 0 ORDER BY name")).containsExactly("one",
				"two");
	}

	@ParameterizedTest
	@EveryDatabase
	void theHistoryIsFilteredAndPaged(Dialect dialect) throws IOException {
		start(dialect);
		indexed();
		Files.createDirectories(this.temp.resolve("other"));
		this.server.run("index", Map.of("path", path("other")));
		this.server.run("duplicates", Map.of("paths", List.of(path("tree")), "mode", "size-only"));
		assertThat(this.server.get("/runs").items()).extracting("job").containsExactly("duplicates", "index", "index");
		assertThat(this.server.get("/runs?parts=true").items()).hasSizeGreaterThan(3);
		assertThat(this.server.get("/runs?job=duplicates").items()).hasSize(1);
		assertThat(this.server.get("/runs?state=FAILED,STOPPED,PLANNED").items()).isEmpty();
		assertThat(this.server.get("/runs?state=COMPLETED").items()).hasSize(3);
		assertThat(this.server.get("/runs?text=/OTHER").items()).extracting("id").containsExactly(2);
		assertThat(this.server.get("/runs?text=%25").items()).as("a percent sign is itself").isEmpty();
		assertThat(this.server.get("/runs?until=2020-01-01T00:00:00Z").items()).isEmpty();
		assertThat(this.server.get("/runs?since=2020-01-01T00:00:00Z&requestedBy=token+first").items()).hasSize(3);
		assertThat(this.server.get("/runs?requestedBy=nobody").items()).isEmpty();
		HttpAnswer first = this.server.get("/runs?limit=2");
		assertThat(first.items()).hasSize(2);
		HttpAnswer second = this.server.get("/runs?limit=2&after=" + first.json().get("next"));
		assertThat(second.items()).extracting("id").containsExactly(1);
		assertThat(second.json()).doesNotContainKey("next");
	}

	@ParameterizedTest
	@EveryDatabase
	void aKeyMakesTwoRequestsOne(Dialect dialect) {
		start(dialect);
		this.server.post("/queue/pause").requireStatus(200);
		String body = "{\"job\":\"index\",\"parameters\":{\"path\":\"" + path("tree") + "\"}}";
		String other = body.replace("tree", "tree/sub");
		String key = "Idempotency-Key: monday";
		long first = this.server.ask(this.server.admin(), "POST", "/runs", body, key).requireStatus(202).id();
		long again = this.server.ask(this.server.admin(), "POST", "/runs", body, key).requireStatus(202).id();
		assertThat(again).isEqualTo(first);
		this.server.ask(this.server.admin(), "POST", "/runs", other, key).requireProblem(422, "key-reused");
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("1");
	}

	@ParameterizedTest
	@EveryDatabase
	void whatWaitsSaysForWhatAndCanBeMovedAndTakenBack(Dialect dialect) {
		start(dialect);
		this.server.post("/queue/pause").requireStatus(200);
		long first = this.server.launch("index", Map.of("path", path("tree"))).requireStatus(202).id();
		HttpAnswer second = this.server.launch("index", Map.of("path", path("tree/sub"))).requireStatus(202);
		assertThat((Map<?, ?>) second.json().get("queuedBehind")).extracting("kind").isEqualTo("PAUSED");
		this.server
			.ask(this.server.admin(), "POST", "/runs?wait=false",
					"{\"job\":\"index\",\"parameters\":{\"path\":\"" + path("tree") + "\"}}")
			.requireProblem(409, "conflict");
		assertThat(this.server.get("/requests?state=QUEUED").items()).extracting("id")
			.containsExactly((int) second.id(), (int) first);
		this.server.ask(this.server.admin(), "PATCH", "/requests/" + second.id(), "{\"priority\":5}")
			.requireStatus(200);
		assertThat(this.server.sql("SELECT priority FROM launch_request ORDER BY id")).containsExactly("0", "5");
		this.server.ask(this.server.admin(), "PATCH", "/requests/" + first, "{}")
			.requireProblem(400, "invalid-parameter");
		this.server.ask(this.server.admin(), "DELETE", "/requests/" + first, "").requireStatus(200);
		this.server.ask(this.server.admin(), "DELETE", "/requests/" + first, "").requireProblem(409, "not-waiting");
		this.server.ask(this.server.admin(), "DELETE", "/requests/999", "").requireProblem(404, "no-such-request");
		assertThat(this.server.get("/queue").json()).containsEntry("paused", true)
			.containsEntry("requests", Map.of("QUEUED", 1, "CANCELLED", 1));
		this.server.post("/queue/resume").requireStatus(200);
		this.server.awaitDone(second.id());
		assertThat(this.server.sql("SELECT state FROM launch_request ORDER BY id")).containsExactly("CANCELLED",
				"DONE");
		assertThat(this.server.sql("SELECT count(*) FROM run")).containsExactly("1");
	}

	@ParameterizedTest
	@EveryDatabase
	void aRunIsStoppedAndGoneOnWith(Dialect dialect) throws IOException {
		start(dialect);
		for (int file = 0; file < 20; file++) {
			Files.write(this.tree.resolve("file" + file), new byte[100_000]);
		}
		long request = this.server
			.launch("copy", Map.of("sources", List.of(path("tree")), "destination", path("copy"), "exact", true,
					"bandwidth", 400_000, "transfers", 1))
			.requireStatus(202)
			.id();
		long run = run(this.server.await("/requests/" + request, (answer) -> answer.get("run") != null));
		HttpAnswer waits = this.server.launch("index", Map.of("path", path("tree"), "acceptRoot", true));
		Map<String, Object> running = this.server.await("/runs/" + run,
				(answer) -> "STARTED".equals(answer.get("state")));
		assertThat(running).containsKey("progress");
		this.server.ask(this.server.admin(), "POST", "/runs?wait=false", """
				{"job":"delete","parameters":{"paths":["%s"]}}""".formatted(path("tree/sub")))
			.requireProblem(409, "conflict");
		this.server.post("/runs/" + run + "/restart").requireProblem(409, "not-resumable");
		this.server.post("/runs/" + run + "/stop").requireStatus(202);
		assertThat(this.server.awaitDone(request)).containsEntry("outcome", "STOPPED");
		this.server.post("/runs/" + run + "/stop").requireProblem(409, "not-running");
		long again = this.server.post("/runs/" + run + "/restart").requireStatus(202).id();
		Map<String, Object> done = this.server.awaitDone(again);
		assertThat(done).containsEntry("outcome", "COMPLETED").containsEntry("action", "RESTART");
		assertThat(run(done)).isGreaterThan(run);
		assertThat(ServerFixture.tree(this.temp.resolve("copy"))).isEqualTo(ServerFixture.tree(this.tree));
		this.server.awaitDone(waits.requireStatus(202).id());
	}

	@ParameterizedTest
	@EveryDatabase
	void aDeletionIsPlannedThenConfirmedOrDiscarded(Dialect dialect) throws IOException {
		start(dialect);
		indexed();
		Map<String, Object> parameters = Map.of("paths", List.of(path("tree/sub")), "mode", "permanent");
		long planned = run(this.server.run("delete", parameters));
		assertThat(this.server.get("/runs/" + planned).json()).containsEntry("state", "PLANNED");
		assertThat(this.tree.resolve("sub/two")).exists();
		this.server.post("/runs/" + planned + "/discard").requireStatus(200);
		this.server.post("/runs/" + planned + "/confirm").requireProblem(409, "not-planned");
		assertThat(this.tree.resolve("sub/two")).exists();
		long again = run(this.server.run("delete", parameters));
		Map<String, Object> done = this.server
			.awaitDone(this.server.post("/runs/" + again + "/confirm").requireStatus(202).id());
		assertThat(done).containsEntry("outcome", "COMPLETED").containsEntry("action", "CONFIRM");
		assertThat(ServerFixture.tree(this.tree)).containsExactly("one");
		assertThat(this.server.sql("SELECT name FROM entry WHERE kind = 0")).containsExactly("one");
	}

	@ParameterizedTest
	@EveryDatabase
	void aDryRunTouchesNothing(Dialect dialect) throws IOException {
		start(dialect);
		indexed();
		String body = "{\"job\":\"delete\",\"parameters\":{\"paths\":[\"" + path("tree/sub") + "\"]}}";
		long request = this.server.ask(this.server.admin(), "POST", "/runs?dryRun=true", body).requireStatus(202).id();
		long run = run(this.server.awaitDone(request));
		assertThat(this.server.get("/runs/" + run).json()).containsEntry("state", "PLANNED");
		this.server.post("/runs/" + run + "/confirm").requireProblem(409, "not-planned");
		assertThat(ServerFixture.tree(this.tree)).containsExactly("one", "sub", "sub/two");
		HttpAnswer unplannable = this.server.ask(this.server.admin(), "POST", "/runs?dryRun=true",
				"{\"job\":\"index\",\"parameters\":{\"path\":\"" + path("tree") + "\"}}");
		unplannable.requireProblem(400, "invalid-parameter");
	}

	@ParameterizedTest
	@EveryDatabase
	void failedRunsAreRestartedTogetherAndTellWhy(Dialect dialect) throws IOException {
		start(dialect);
		indexed();
		Files.move(this.tree, this.temp.resolve("away"));
		Files.createDirectories(this.tree);
		Map<String, Object> failed = indexed();
		assertThat(failed).containsEntry("outcome", "FAILED");
		Map<String, Object> run = this.server.get("/runs/" + run(failed)).json();
		assertThat(run).containsEntry("errorCode", "ROOT_REPLACED");
		assertThat(String.valueOf(run.get("error"))).contains(path("tree"));
		assertThat(this.server.get("/runs?state=FAILED").items()).hasSize(1);
		Files.delete(this.tree);
		Files.move(this.temp.resolve("away"), this.tree);
		assertThat(this.server.post("/runs/restart", Map.of("job", "delete")).requireStatus(202).json())
			.containsEntry("requests", List.of());
		Map<String, Object> restarts = this.server.post("/runs/restart", Map.of("job", "index"))
			.requireStatus(202)
			.json();
		List<?> requests = (List<?>) Objects.requireNonNull(restarts.get("requests"));
		assertThat(requests).hasSize(1);
		assertThat(this.server.awaitDone(((Number) requests.get(0)).longValue())).containsEntry("outcome", "COMPLETED");
		this.server.post("/runs/restart", Map.of("limit", 0)).requireProblem(400, "invalid-parameter");
	}

	@ParameterizedTest
	@EveryDatabase
	void whatIsNotThereIsNotAccepted(Dialect dialect) {
		start(dialect);
		this.server.launch("delete", Map.of("paths", List.of(path("none")))).requireProblem(409, "no-such-path");
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
	}

	@ParameterizedTest
	@EveryDatabase
	void issuesAreListedAndGroupedByCause(Dialect dialect) throws IOException {
		start(dialect);
		Files.createDirectories(this.tree.resolve(".git"));
		for (String folder : List.of("a", "b")) {
			Files.write(Files.createDirectories(this.tree.resolve(folder)).resolve(".gitignore"), new byte[2 << 20]);
		}
		Map<String, Object> done = this.server.run("index",
				Map.of("path", path("tree"), "rulesOn", List.of("gitignore")));
		long run = run(done);
		assertThat(this.server.get("/runs/" + run).json()).containsEntry("issues", 2);
		HttpAnswer first = this.server.get("/runs/" + run + "/issues?limit=1").requireStatus(200);
		assertThat(first.items()).extracting("path").containsExactly(path("tree/a/.gitignore"));
		HttpAnswer next = this.server.get("/runs/" + run + "/issues?limit=1&after=" + first.json().get("next"));
		assertThat(next.items()).extracting("path").containsExactly(path("tree/b/.gitignore"));
		assertThat(this.server.get("/runs/" + run + "/issues/causes").requireStatus(200).items()).singleElement()
			.satisfies((cause) -> assertThat(cause).containsEntry("count", 2)
				.containsEntry("example", path("tree/a/.gitignore")));
		this.server.get("/runs/" + run + "/issues?after=x").requireProblem(400, "invalid-parameter");
		this.server.get("/runs/77/issues").requireProblem(404, "no-such-run");
	}

	@ParameterizedTest
	@EveryDatabase
	void theLogOfARunIsItsOwn(Dialect dialect) throws IOException {
		start(dialect);
		indexed();
		Files.move(this.tree, this.temp.resolve("away"));
		Files.createDirectories(this.tree);
		long failed = run(indexed());
		HttpAnswer log = this.server.get("/runs/" + failed + "/log").requireStatus(200);
		assertThat(log.headers().get("content-type")).startsWith("text/plain");
		assertThat(log.body()).contains("run=" + failed + " ").doesNotContain("run=1 ").contains("\tat ");
		assertThat(this.server.get("/runs/1/log").requireStatus(200).body()).doesNotContain("run=" + failed);
	}

	@ParameterizedTest
	@EveryDatabase
	void whatRanWhenTheServerEndedIsGoneOnWithByTheNext(Dialect dialect) throws IOException {
		start(dialect);
		for (int file = 0; file < 20; file++) {
			Files.write(this.tree.resolve("file" + file), new byte[100_000]);
		}
		long request = this.server
			.launch("copy", Map.of("sources", List.of(path("tree")), "destination", path("copy"), "exact", true,
					"bandwidth", 1_000_000, "transfers", 1))
			.requireStatus(202)
			.id();
		this.server.await("/requests/" + request, (answer) -> answer.get("run") != null);
		this.server.close();
		assertThat(this.server.sql("SELECT state FROM launch_request")).containsExactly("QUEUED");
		this.server = this.server.again(settings());
		assertThat(this.server.awaitDone(request)).containsEntry("outcome", "COMPLETED");
		assertThat(ServerFixture.tree(this.temp.resolve("copy"))).isEqualTo(ServerFixture.tree(this.tree));
		assertThat(this.server.sql("SELECT count(*) FROM BATCH_JOB_INSTANCE")).containsExactly("1");
	}

}
