package dev.driveyard.server.events;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.runs.events.NewServerEvent;
import dev.driveyard.runs.events.ServerEvent;
import dev.driveyard.runs.events.ServerEvent.Kind;
import dev.driveyard.server.security.Caller;
import dev.driveyard.tokens.TokenRole;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who listens, at a network that takes as much as the test says.
 */
class EventClientTests {

	private final AtomicInteger completed = new AtomicInteger();

	private final Network network = new Network();

	private EventClient client(TokenRole role, long cursor, int most) {
		AsyncContext context = (AsyncContext) Proxy.newProxyInstance(AsyncContext.class.getClassLoader(),
				new Class<?>[] { AsyncContext.class }, (proxy, method, arguments) -> {
					assertThat(method.getName()).isEqualTo("complete");
					this.completed.incrementAndGet();
					return null;
				});
		EventClient client = new EventClient(context, this.network, new Caller("somebody", role, null), cursor, most,
				() -> {
				});
		client.onWritePossible();
		return client;
	}

	private static ServerEvent event(long id, Kind kind) {
		return new ServerEvent(id, Instant.EPOCH, new NewServerEvent(kind, "index", id, id, "somebody", null, "{}"));
	}

	private String sent() {
		return this.network.bytes.toString(StandardCharsets.UTF_8);
	}

	@Test
	void whoLetsItsQueueFillUpIsCutOffOnce() {
		this.network.ready = false;
		EventClient client = client(TokenRole.VIEWER, 0, 3);
		for (int id = 1; id <= 3; id++) {
			client.offer(event(id, Kind.RUN_QUEUED));
			client.send();
		}
		assertThat(client.isClosing()).isFalse();
		assertThat(client.stalledFor()).isPositive();
		client.offer(event(4, Kind.RUN_QUEUED));
		client.send();
		client.send();
		assertThat(client.isClosing()).isTrue();
		assertThat(this.completed).hasValue(1);
		assertThat(sent()).isEmpty();
	}

	@Test
	void whatWaitedIsSentWhenTheNetworkTakesItNoneTwice() {
		this.network.ready = false;
		EventClient client = client(TokenRole.VIEWER, 1, 10);
		client.offer(event(1, Kind.RUN_QUEUED));
		client.offer(event(2, Kind.RUN_QUEUED));
		client.offer(event(3, Kind.AUDIT));
		client.offer(event(4, Kind.RUN_STARTED));
		client.offer(event(2, Kind.RUN_QUEUED));
		client.send();
		assertThat(sent()).isEmpty();
		this.network.ready = true;
		client.onWritePossible();
		assertThat(sent().lines().filter((line) -> line.startsWith("id: "))).containsExactly("id: 2", "id: 4");
		assertThat(client.stalledFor()).isZero();
		assertThat(this.network.flushes).isPositive();
	}

	@Test
	void anAdministratorIsToldWhoAskedForWhat() {
		EventClient client = client(TokenRole.ADMIN, 0, 10);
		client.offer(event(3, Kind.AUDIT));
		client.send();
		assertThat(sent()).startsWith("id: 3\nevent: audit\ndata: {").endsWith("}\n\n");
	}

	@Test
	void ofTheProgressOfARunTheLastIsSentUnlessTheRunHasEnded() {
		this.network.ready = false;
		EventClient client = client(TokenRole.VIEWER, 0, 1);
		for (int number = 0; number < 100; number++) {
			client.offerProgress(7, ("seven " + number + "\n").getBytes(StandardCharsets.UTF_8));
			client.offerProgress(8, ("eight " + number + "\n").getBytes(StandardCharsets.UTF_8));
		}
		client.offer(event(8, Kind.RUN_ENDED));
		this.network.ready = true;
		client.onWritePossible();
		assertThat(client.isClosing()).isFalse();
		assertThat(sent()).contains("event: run.ended").endsWith("seven 99\n").doesNotContain("eight");
	}

	/**
	 * A network.
	 */
	private static final class Network extends ServletOutputStream {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private boolean ready = true;

		private int flushes;

		@Override
		public boolean isReady() {
			return this.ready;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException();
		}

		@Override
		public void write(int one) {
			assertThat(this.ready).isTrue();
			this.bytes.write(one);
		}

		@Override
		public void flush() {
			this.flushes++;
		}

	}

}
