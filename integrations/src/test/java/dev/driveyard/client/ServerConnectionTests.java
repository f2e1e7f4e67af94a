package dev.driveyard.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is asked, and what is made of answers.
 */
@SuppressWarnings("NullAway.Init")
class ServerConnectionTests {

	private static final String TOKEN = "dy_secret";

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer server;

	private int status = 200;

	private String type = "application/json";

	private String body = "{}";

	private ServerConnection connection;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		this.connection = new ServerConnection(ServerAddress.of(url() + "/"), TOKEN, null);
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
				+ exchange.getRequestHeaders().getFirst("Authorization") + " "
				+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		exchange.getResponseHeaders().add("Content-Type", this.type);
		exchange.getResponseHeaders().add("Location", url() + "/elsewhere?token=x");
		byte[] bytes = this.body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Test
	void itAsksWithTheTokenAndReadsObjects() {
		this.body = "{\"id\":7}";
		assertThat(this.connection.get("/queue?limit=1")).containsEntry("id", 7);
		assertThat(this.connection.post("/runs", Map.of("job", "index"), Map.of())).containsEntry("id", 7);
		assertThat(this.connection.patch("/requests/7", Map.of("priority", 1))).containsEntry("id", 7);
		assertThat(this.connection.delete("/requests/7")).containsEntry("id", 7);
		assertThat(this.asked).containsExactly("GET /api/v1/queue?limit=1 Bearer " + TOKEN + " ",
				"POST /api/v1/runs Bearer " + TOKEN + " {\"job\":\"index\"}",
				"PATCH /api/v1/requests/7 Bearer " + TOKEN + " {\"priority\":1}",
				"DELETE /api/v1/requests/7 Bearer " + TOKEN + " ");
	}

	@Test
	void noRedirectionIsFollowed() {
		this.status = 307;
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> this.connection.get("/queue"))
			.withMessageContaining("says that it is elsewhere, at " + url() + "/elsewhere.")
			.withMessageNotContaining("token=x");
		assertThatExceptionOfType(ClientException.class)
			.isThrownBy(() -> this.connection.patch("/requests/7", Map.of("priority", 1)));
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> this.connection.events(null));
		assertThat(this.asked).hasSize(3).noneMatch((asked) -> asked.contains("/elsewhere"));
	}

	@Test
	void aProblemIsUnderstood() {
		this.status = 409;
		this.body = "{\"type\":\"urn:driveyard:problem:claimed\",\"detail\":\"In use.\",\"run\":7,\"path\":\"/a\"}";
		assertThatExceptionOfType(AnsweredProblemException.class).isThrownBy(() -> this.connection.get("/queue"))
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(new dev.driveyard.failure.Failure(
						dev.driveyard.failure.FailureCode.CLAIMED, "In use.", 7L, null, "/a"));
				assertThat(ex.type()).isEqualTo("claimed");
				assertThat(ex.field()).isNull();
			});
		this.status = 400;
		this.body = "{\"detail\":\"'a' is missing.\",\"errors\":[{\"field\":\"a\",\"problem\":\"is missing\"}]}";
		assertThatExceptionOfType(AnsweredProblemException.class).isThrownBy(() -> this.connection.get("/queue"))
			.satisfies((ex) -> {
				assertThat(ex.field()).isEqualTo("a");
				assertThat(ex.fieldProblem()).isEqualTo("is missing");
				assertThat(ex.status()).isEqualTo(400);
			});
	}

	@Test
	void whatIsNoAnswerOfDriveyardIsSaid() {
		this.body = "<html>";
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> this.connection.get("/queue"))
			.withMessageContaining("none of Driveyard's");
		this.status = 502;
		assertThatExceptionOfType(AnsweredProblemException.class).isThrownBy(() -> this.connection.get("/queue"))
			.withMessageContaining("the status 502");
		this.server.stop(0);
		assertThatExceptionOfType(ServerAwayException.class).isThrownBy(() -> this.connection.get("/queue"))
			.withMessageContaining("can't be reached");
	}

	@Test
	void eventsAreReadInTheirOrder() {
		this.type = "text/event-stream";
		this.body = "retry: 2000\n\nid: 3\nevent: run.queued\ndata: {\"id\":3}\n\n:\n\ndata: {\"kind\":\"passing\"}\n\n"
				+ "id: 4\ndata: {\"id\":4}\n\nid: 5\ndata: {\"cut";
		List<Map<String, Object>> events = new ArrayList<>();
		EventReader reader = new EventReader(this.connection, 2L);
		reader.read(events::add, () -> {
		});
		assertThat(events).isEqualTo(List.of(Map.of("id", 3), Map.of("kind", "passing"), Map.of("id", 4)));
	}

}
