package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.driveyard.server.ServerStartException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who may ask a server for what.
 */
@SuppressWarnings("NullAway.Init")
class ServerSecurityTests {

	private Path temp;

	private Path tree;

	private ServerFixture server;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.tree = Files.createDirectories(this.temp.resolve("tree"));
		Files.writeString(this.tree.resolve("file"), "file");
		this.server = ServerFixture.start(this.temp, Map.of("driveyard.server.roots[0]", this.tree.toString()));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private Map<String, Object> index(Path path) {
		return Map.of("job", "index", "parameters", Map.of("path", path.toString()));
	}

	private HttpAnswer launch(String token, String path) {
		return this.server.ask(token, "POST", "/runs",
				"{\"job\":\"index\",\"parameters\":{\"path\":\"" + path + "\"}}");
	}

	@Test
	void anOutsiderIsAskedForAToken() {
		for (String path : List.of("/runs", "/jobs", "/tokens", "/nothing", "/health")) {
			HttpAnswer answer = this.server.ask("", "GET", path, "").requireProblem(401, "not-authenticated");
			assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
		}
		this.server.ask("dy_wrong", "GET", "/runs", "").requireProblem(401, "not-authenticated");
		assertThat(launch("", this.tree.toString()).status()).isEqualTo(401);
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
	}

	@Test
	void whoOnlyWantsToKnowWhetherItLivesNeedsNoToken() {
		assertThat(this.server.ask("", "GET", "/health/live", "").requireStatus(200).json())
			.isEqualTo(Map.of("status", "UP"));
		this.server.ask("", "GET", "/health/ready", "").requireStatus(200);
		assertThat(this.server.ask("", "POST", "/health/live", "{}").status()).isEqualTo(401);
	}

	@Test
	void aViewerSeesAndChangesNothing() {
		String viewer = this.server.token("eyes", "viewer");
		this.server.ask(viewer, "GET", "/runs", "").requireStatus(200);
		launch(viewer, this.tree.toString()).requireProblem(403, "not-allowed");
		this.server.ask(viewer, "POST", "/queue/pause", "").requireProblem(403, "not-allowed");
		this.server.ask(viewer, "GET", "/tokens", "").requireProblem(403, "not-allowed");
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
		assertThat(this.server.sql("SELECT paused FROM launch_queue")).containsExactly("0");
	}

	@Test
	void anOperatorRunsJobsAndMakesNoTokens() {
		String operator = this.server.token("hands", "operator");
		launch(operator, this.tree.toString()).requireStatus(202);
		this.server.ask(operator, "POST", "/tokens", "{\"name\":\"more\"}").requireProblem(403, "not-allowed");
		assertThat(this.server.sql("SELECT requested_by FROM launch_request")).containsExactly("token hands");
		assertThat(this.server.sql("SELECT count(*) FROM access_token")).containsExactly("2");
	}

	@Test
	void theDatabaseKnowsNoToken() {
		String operator = this.server.token("hands", "operator");
		assertThat(operator).startsWith("dy_").hasSize(46);
		assertThat(this.server.sql("SELECT hash FROM access_token")).hasSize(2)
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"));
		assertThat(this.server.get("/tokens").body()).doesNotContain(operator)
			.doesNotContain(this.server.admin())
			.doesNotContain("hash");
	}

	@Test
	void aRevokedOrExpiredTokenIsOfNoUse() {
		String operator = this.server.token("hands", "operator");
		this.server.ask(operator, "GET", "/runs", "").requireStatus(200);
		this.server.ask(this.server.admin(), "DELETE", "/tokens/2", "").requireStatus(200);
		this.server.ask(operator, "GET", "/runs", "").requireProblem(401, "not-authenticated");
		this.server.ask(this.server.admin(), "DELETE", "/tokens/2", "").requireProblem(404, "no-such-token");
		HttpAnswer made = this.server.post("/tokens", Map.of("name", "hands", "days", 1)).requireStatus(201);
		String again = String.valueOf(made.json().get("token"));
		this.server.ask(again, "GET", "/runs", "").requireStatus(200);
		this.server.post("/tokens", Map.of("name", "hands")).requireProblem(409, "token-exists");
		this.server.post("/tokens", Map.of("name", "../x")).requireProblem(400, "bad-token");
		this.server.post("/tokens", Map.of("name", "y", "days", 0)).requireProblem(400, "bad-token");
	}

	@Test
	void wrongTokensAreSlowedDownAndRightOnesAreNot() {
		HttpAnswer last = this.server.ask("dy_0", "GET", "/runs", "");
		for (int number = 1; number < 12; number++) {
			last = this.server.ask("dy_" + number, "GET", "/runs", "");
			this.server.get("/queue").requireStatus(200);
		}
		last.requireProblem(429, "too-many-requests");
		assertThat(Integer.parseInt(Objects.requireNonNull(last.headers().get("retry-after")))).isPositive();
	}

	@Test
	void aRightTokenThatWasNotUsedBeforeIsNotSlowedByWrongOnes() {
		String fresh = this.server.token("fresh", "viewer");
		HttpAnswer last = this.server.ask("dy_0", "GET", "/runs", "");
		for (int number = 1; number < 12; number++) {
			last = this.server.ask("dy_" + number, "GET", "/runs", "");
		}
		last.requireProblem(429, "too-many-requests");
		this.server.ask(fresh, "GET", "/runs", "").requireStatus(200);
		this.server.ask("dy_wrong", "GET", "/runs", "").requireProblem(429, "too-many-requests");
	}

	@Test
	void aNameThatIsNotItsOwnIsRefusedBeforeAnythingElse() {
		for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80")) {
			this.server.tcp()
				.send("", "GET /api/v1/runs HTTP/1.1", "Host: " + host, "Authorization: Bearer " + this.server.admin())
				.requireProblem(421, "wrong-host");
		}
		this.server.tcp().send("", "GET /api/v1/health/live HTTP/1.1", "Host: localhost:1").requireStatus(200);
		assertThat(this.server.tcp().send("", "GET /api/v1/health/live HTTP/1.1").status()).isEqualTo(400);
		assertThat(
				this.server.tcp().send("", "GET http://evil.example/api/v1/runs HTTP/1.1", "Host: localhost").status())
			.isGreaterThanOrEqualTo(400)
			.isLessThan(500);
	}

	@Test
	void aPageOfAnotherSiteMayNotAsk() {
		for (String origin : List.of("http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1", "%%")) {
			this.server.ask(this.server.admin(), "GET", "/runs", "", "Origin: " + origin)
				.requireProblem(403, "foreign-origin");
		}
		this.server.tcp()
			.send("", "GET /api/v1/health/live HTTP/1.1", "Host: 127.0.0.1:" + this.server.port(),
					"Origin: http://127.0.0.1:" + this.server.port())
			.requireStatus(200);
	}

	@Test
	void pathsOutsideOfLocationsAndRootsAreRefused() throws IOException {
		Path outside = Files.createDirectories(this.temp.resolve("outside"));
		Files.createSymbolicLink(this.tree.resolve("link"), outside);
		String operator = this.server.token("hands", "operator");
		for (String path : List.of("../../etc/passwd", "/etc/passwd", this.tree + "/../outside", outside.toString(),
				this.tree + "/link", this.tree + "/link/deep", this.tree + "x", "", "tree", this.tree + "//x",
				this.tree + "/./file", "/", "~")) {
			HttpAnswer answer = launch(operator, path).requireProblem(403, "path-not-allowed");
			assertThat(answer.json()).containsEntry("path", path);
		}
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
		launch(operator, this.tree.toString()).requireStatus(202);
	}

	@Test
	void aPathThatBecomesALinkWhileItWaitsIsRefusedThen() throws IOException {
		Path outside = Files.createDirectories(this.temp.resolve("outside"));
		Path sub = Files.createDirectories(this.tree.resolve("sub"));
		String operator = this.server.token("hands", "operator");
		this.server.post("/queue/pause").requireStatus(200);
		long request = launch(operator, sub.toString()).requireStatus(202).id();
		Files.delete(sub);
		Files.createSymbolicLink(sub, outside);
		this.server.post("/queue/resume").requireStatus(200);
		Map<String, Object> done = this.server.awaitDone(request);
		assertThat(done).containsEntry("outcome", "REFUSED").doesNotContainKey("run");
		assertThat(String.valueOf(done.get("message"))).contains("without following a link");
		assertThat(this.server.sql("SELECT count(*) FROM run")).containsExactly("0");
	}

	@Test
	void theOwnerComesByTheSocketWithoutAToken() throws IOException {
		Path socket = Objects.requireNonNull(this.server.server().socket());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
		HttpAnswer tokens = this.server.unix().send("", "GET /api/v1/tokens HTTP/1.1", "Host: anything");
		assertThat(tokens.requireStatus(200).items()).hasSize(1);
		Path other = Files.createDirectories(this.temp.resolve("outside"));
		String body = "{\"job\":\"index\",\"parameters\":{\"path\":\"" + other + "\"}}";
		long request = this.server.unix()
			.send(body, "POST /api/v1/runs HTTP/1.1", "Host: x", "Content-Type: application/json")
			.requireStatus(202)
			.id();
		assertThat(this.server.awaitDone(request)).containsEntry("outcome", "COMPLETED")
			.containsEntry("requestedBy", "local " + System.getProperty("user.name"));
	}

	private HttpAnswer byOwner(String path, String body) {
		return this.server.unix()
			.send(body, "POST /api/v1" + path + " HTTP/1.1", "Host: x", "Content-Type: application/json");
	}

	@Test
	void whatTheOwnerPlannedElsewhereIsNotDoneForAToken() throws IOException {
		Path precious = Files.writeString(Files.createDirectories(this.temp.resolve("outside")).resolve("precious"),
				"x");
		long planned = byOwner("/runs",
				"{\"job\":\"delete\",\"parameters\":{\"mode\":\"permanent\",\"paths\":[\"" + precious + "\"]}}")
			.requireStatus(202)
			.id();
		String run = String.valueOf(this.server.awaitDone(planned).get("run"));
		String operator = this.server.token("hands", "operator");
		this.server.ask(operator, "POST", "/runs/" + run + "/confirm", "").requireProblem(403, "path-not-allowed");
		assertThat(precious).exists();
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("1");
		long confirmed = byOwner("/runs/" + run + "/confirm", "").requireStatus(202).id();
		this.server.awaitDone(confirmed);
		assertThat(precious).doesNotExist();
	}

	@Test
	void aTrashIsNotEmptiedAsAWholeForAToken() {
		String operator = this.server.token("hands", "operator");
		this.server.ask(operator, "POST", "/runs", "{\"job\":\"empty-trash\",\"parameters\":{\"dryRun\":true}}")
			.requireProblem(403, "path-not-allowed");
		this.server
			.ask(operator, "POST", "/runs",
					"{\"job\":\"empty-trash\",\"parameters\":{\"dryRun\":true,\"path\":\"/etc\"}}")
			.requireProblem(403, "path-not-allowed");
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
	}

	@Test
	void keysOfTheServersOwnLaunchesCantBeTaken() {
		this.server
			.ask(this.server.admin(), "POST", "/runs",
					"{\"job\":\"index\",\"parameters\":{\"path\":\"" + this.tree + "\"}}",
					"Idempotency-Key: schedule:1:2030-01-01T00:00:00Z")
			.requireStatus(400);
	}

	@Test
	void aReadOnlyServerLeavesWhatWaitsAlone() throws InterruptedException {
		Instant soon = Instant.now().plusSeconds(3);
		long waiting = this.server
			.post("/runs", Map.of("job", "index", "parameters", Map.of("path", this.tree.toString()), "notBefore",
					soon.toString()))
			.requireStatus(202)
			.id();
		this.server.close();
		this.server = this.server.again(Map.of("driveyard.server.read-only", true));
		TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), soon).toMillis() + 2000);
		assertThat(this.server.sql("SELECT state FROM launch_request WHERE id = " + waiting)).containsExactly("QUEUED");
		this.server.close();
		this.server = this.server.again(Map.of("driveyard.server.roots[0]", this.tree.toString()));
		assertThat(this.server.awaitDone(waiting)).containsEntry("outcome", "COMPLETED");
	}

	@Test
	void aLargeBodyIsNotRead() {
		String large = "{\"job\":\"" + "x".repeat(2 << 20) + "\"}";
		this.server.ask(this.server.admin(), "POST", "/runs", large).requireProblem(413, "too-large");
		StringBuilder chunks = new StringBuilder();
		for (int chunk = 0; chunk < 300; chunk++) {
			chunks.append("1000\r\n").append(" ".repeat(4096)).append("\r\n");
		}
		String request = "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
				+ this.server.admin() + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
				+ chunks + "0\r\n\r\n";
		this.server.tcp()
			.exchange(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
			.requireProblem(413, "too-large");
	}

	@Test
	void tooManyRequestsOfOneCallerAreNotAnswered() {
		this.server.close();
		this.server = this.server.again(Map.of("driveyard.server.rate", 2));
		HttpAnswer answer = this.server.get("/queue").requireStatus(200);
		for (int number = 0; number < 200 && answer.status() == 200; number++) {
			answer = this.server.get("/queue");
		}
		answer.requireProblem(429, "too-many-requests");
		this.server.unix().send("", "GET /api/v1/queue HTTP/1.1", "Host: x").requireStatus(200);
	}

	@Test
	void aReadOnlyServerChangesNothing() {
		this.server.close();
		this.server = this.server.again(Map.of("driveyard.server.read-only", true));
		this.server.get("/runs").requireStatus(200);
		this.server.post("/runs", index(this.tree)).requireProblem(403, "read-only");
		this.server.unix().send("", "POST /api/v1/queue/pause HTTP/1.1", "Host: x").requireProblem(403, "read-only");
		assertThat(this.server.sql("SELECT count(*) FROM launch_request")).containsExactly("0");
	}

	@Test
	void itDoesNotListenBeyondThisMachineWithoutTls() {
		this.server.close();
		assertThatExceptionOfType(ServerStartException.class)
			.isThrownBy(() -> this.server.again(Map.of("driveyard.server.host", "0.0.0.0")))
			.withMessageContaining("0.0.0.0")
			.withMessageContaining("no certificate");
		this.server = this.server.again(Map.of("driveyard.server.host", "0.0.0.0", "driveyard.server.insecure", true));
		this.server.get("/queue").requireStatus(200);
	}

}
