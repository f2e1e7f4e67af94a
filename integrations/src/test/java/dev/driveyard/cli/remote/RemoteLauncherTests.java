package dev.driveyard.cli.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.driveyard.cli.command.LookedAwayException;
import dev.driveyard.client.ServerAddress;
import dev.driveyard.client.ServerConnection;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs of a server that goes away, comes back, or is looked away from.
 */
@SuppressWarnings("NullAway.Init")
class RemoteLauncherTests {

	private static final String RUNNING = "{\"id\":3,\"state\":\"RUNNING\",\"run\":5}";

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final List<String> notes = new CopyOnWriteArrayList<>();

	private HttpServer server;

	private volatile String request = RUNNING;

	private volatile int status = 200;

	private RemoteLauncher launcher;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		ServerConnection connection = new ServerConnection(
				ServerAddress.of("http://127.0.0.1:" + this.server.getAddress().getPort()), null, null);
		this.launcher = new RemoteLauncher(new RemoteServer(connection, Duration.ofMillis(1500)), this.notes::add,
				(run) -> false);
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		this.asked.add(exchange.getRequestMethod() + " " + path);
		String state = this.request.contains("DONE") ? "COMPLETED" : "STARTED";
		String body = path.endsWith("/runs/5")
				? "{\"id\":5,\"job\":\"index\",\"state\":\"" + state + "\",\"issues\":0,\"summary\":{\"seen\":4}}"
				: this.request;
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private long begin() {
		return this.launcher.prepare(RunRequest.of("index", Map.of("path", "/a"), ""), false).start().getAsLong();
	}

	@Test
	void aRunGoesOnWhereItsServerIsNotReachedAnyMore() {
		long run = begin();
		assertThat(run).isEqualTo(5);
		this.server.stop(0);
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.launcher.await(run))
			.withMessageContaining("Run 5 goes on there")
			.withMessageContaining("runs watch 5");
		assertThat(this.notes).singleElement().asString().contains("does not answer; it is waited for");
	}

	@Test
	void aServerThatComesBackIsHeardAgain() {
		long run = begin();
		this.status = 503;
		new Thread(() -> {
			RemoteServer.pause(500);
			this.request = "{\"id\":3,\"state\":\"DONE\",\"run\":5,\"outcome\":\"COMPLETED\"}";
			this.status = 200;
		}).start();
		Outcome outcome = this.launcher.await(run);
		assertThat(outcome.failure()).isNull();
		assertThat(this.launcher.summary(outcome.run()).counts()).containsEntry("seen", 4L);
	}

	@Test
	void whatWaitsIsTakenBackAtCtrlC() {
		this.request = "{\"id\":3,\"state\":\"CANCELLED\"}";
		this.launcher.giveUp();
		assertThatExceptionOfType(OperateException.class).isThrownBy(this::begin)
			.withMessageContaining("before anything was asked for");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void whatIsRefusedWhenItsTurnComesSaysWhy() {
		this.request = "{\"id\":3,\"state\":\"DONE\",\"outcome\":\"REFUSED\",\"message\":\"It is gone.\"}";
		assertThatExceptionOfType(OperateException.class).isThrownBy(this::begin).withMessage("It is gone.");
	}

	@Test
	void whoLooksAwayIsLeftAlone() {
		long run = begin();
		this.launcher.interrupt(run);
		assertThatExceptionOfType(LookedAwayException.class).isThrownBy(() -> this.launcher.await(run))
			.withMessageContaining("driveyard runs watch 5");
		assertThat(this.asked).noneMatch((asked) -> asked.contains("stop"));
	}

}
