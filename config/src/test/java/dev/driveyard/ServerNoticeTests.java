package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.driveyard.NoticeReceiver.Delivery;
import dev.driveyard.catalogue.Json;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.server.ServerStartException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who is told of runs that have ended, and of which.
 */
@SuppressWarnings("NullAway.Init")
class ServerNoticeTests {

	private static final String SECRET = "a secret of twenty-eight chars";

	private static final int ACCEPTED = 204;

	private Path root;

	private Path tree;

	@BeforeEach
	void tree(@TempDir Path folder) throws IOException {
		this.root = folder.toRealPath();
		this.tree = Files.createDirectories(this.root.resolve("tree"));
		Files.writeString(this.tree.resolve("one"), "content");
		Files.writeString(this.root.resolve("secret"), SECRET + "\n");
	}

	private Map<String, Object> settings(NoticeReceiver receiver, Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(Map.of("driveyard.server.roots[0]", this.root.toString(),
				"driveyard.notify.webhook.url", receiver.url() + "/hook", "driveyard.notify.webhook.secret-file",
				this.root.resolve("secret").toString(), "driveyard.notify.back-off", "20ms"));
		settings.putAll(more);
		return settings;
	}

	private void index(ServerFixture server, String outcome) {
		assertThat(server.run("index", Map.of("path", this.tree.toString(), "mode", "content"))).as("index")
			.containsEntry("outcome", outcome);
	}

	private static void await(NoticeReceiver receiver, int count) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> receiver.deliveries().size() >= count);
	}

	private static void awaitNoneWaits(ServerFixture server) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> server.sql("SELECT count(*) FROM notice").equals(List.of("0")));
	}

	@ParameterizedTest
	@EveryDatabase
	void whatIsNotTakenIsTriedAgainAndSigned(Dialect dialect) throws Exception {
		try (NoticeReceiver receiver = new NoticeReceiver(
				(before) -> (before == 0) ? 503 : (before == 1) ? 302 : ACCEPTED);
				ServerFixture server = ServerFixture.start(dialect, this.root, settings(receiver, Map.of()))) {
			index(server, "COMPLETED");
			Files.delete(this.tree.resolve("one"));
			assertThat(server.run("validate", Map.of("paths", List.of(this.tree.toString())))).containsEntry("outcome",
					"COMPLETED");
			await(receiver, 3);
			awaitNoneWaits(server);
			assertThat(receiver.deliveries()).hasSize(3)
				.allSatisfy((delivery) -> assertThat(delivery.path()).isEqualTo("/hook"))
				.extracting(Delivery::id)
				.containsOnly(receiver.deliveries().get(0).id());
			Delivery taken = receiver.deliveries().get(2);
			requireSigned(taken);
			assertThat(taken.json()).containsEntry("job", "validate")
				.containsEntry("occasions", List.of("damage"))
				.containsEntry("state", "COMPLETED")
				.containsEntry("requestedBy", "token first")
				.containsEntry("findings", Map.of("error", 1))
				.containsKeys("request", "subject", "time", "library", "run", "description", "issues");
		}
	}

	private static void requireSigned(Delivery delivery) throws GeneralSecurityException {
		String[] parts = delivery.signature().split(",");
		String time = parts[0].substring("t=".length());
		assertThat(Instant.ofEpochSecond(Long.parseLong(time))).isBetween(Instant.now().minusSeconds(60),
				Instant.now().plusSeconds(1));
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		byte[] sum = mac.doFinal((time + "." + delivery.body()).getBytes(StandardCharsets.UTF_8));
		assertThat(parts[1]).isEqualTo("v1=" + HexFormat.of().formatHex(sum));
	}

	@Test
	void aReceiverThatDoesNotAnswerHoldsUpNoRunAndMissesNothing() throws Exception {
		CountDownLatch answering = new CountDownLatch(1);
		try (NoticeReceiver receiver = new NoticeReceiver((before) -> {
			waitFor(answering);
			return ACCEPTED;
		})) {
			Map<String, Object> all = settings(receiver, Map.of("driveyard.notify.on", "succeeded,failed"));
			ServerFixture server = ServerFixture.start(this.root, all);
			try (server) {
				index(server, "COMPLETED");
				await(receiver, 1);
				Files.delete(this.tree.resolve("one"));
				Files.delete(this.tree);
				index(server, "FAILED");
				Awaitility.await().until(() -> server.sql("SELECT count(*) FROM notice").equals(List.of("2")));
			}
			answering.countDown();
			try (ServerFixture next = server.again(all)) {
				awaitNoneWaits(next);
				assertThat(
						receiver.deliveries().stream().map((delivery) -> delivery.json().get("occasions")).distinct())
					.containsExactlyInAnyOrder(List.of("succeeded"), List.of("failed"));
				assertThat(Files.readString(next.library().logs().resolve("driveyard.log"))).doesNotContain(SECRET)
					.doesNotContain("/hook");
			}
		}
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void whatNobodyTakesIsGivenUpAndSuccessIsToldOfByChoice() throws Exception {
		try (NoticeReceiver receiver = new NoticeReceiver((before) -> 500);
				ServerFixture server = ServerFixture.start(this.root, settings(receiver,
						Map.of("driveyard.notify.jobs", "duplicates", "driveyard.notify.give-up", 3)))) {
			index(server, "COMPLETED");
			server.run("duplicates", Map.of("paths", List.of(this.tree.toString())));
			await(receiver, 3);
			awaitNoneWaits(server);
			assertThat(receiver.deliveries()).hasSize(3)
				.allSatisfy((delivery) -> assertThat(delivery.json()).containsEntry("job", "duplicates"));
			assertThat(Files.readString(server.library().logs().resolve("driveyard.log")))
				.contains("is given up after 3 tries: 127.0.0.1 answered with the status 500");
		}
	}

	@Test
	void mailIsWrittenOfTheSuccessOfASchedule() throws Exception {
		try (MailReceiver receiver = new MailReceiver();
				ServerFixture server = ServerFixture.start(this.root,
						Map.of("driveyard.server.roots[0]", this.root.toString(), "driveyard.notify.schedules",
								"other, nightly", "driveyard.schedule.poll", "50ms", "driveyard.notify.mail.from",
								"yard@example.org", "driveyard.notify.mail.to", "a@example.org,b@example.org",
								"spring.mail.host", "127.0.0.1", "spring.mail.port", receiver.port()))) {
			index(server, "COMPLETED");
			assertThat(server
				.sql("""
						INSERT INTO schedule (name, job, parameters, every, zone, anchor, missed, overlap, priority, retries,
							back_off, next_due, created, created_by, changed, changed_by)
						VALUES ('nightly', 'index', '%s', 86400000, 'UTC', 0, 'ONCE', 'SKIP', 0, 0, 0, 1000, 0, 'me', 0, 'me')
						RETURNING name"""
					.formatted(Json.write(Map.of("path", this.tree.toString())))))
				.containsExactly("nightly");
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> receiver.text().contains("\nQUIT"));
			awaitNoneWaits(server);
			assertThat(receiver.text())
				.contains("MAIL FROM:<yard@example.org>", "RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>",
						"Subject: Driveyard: run 2 succeeded:", "\njob: index\n", "\nrequestedBy: schedule nightly\n",
						"\nstate: COMPLETED\n")
				.containsOnlyOnce("Subject: ");
		}
	}

	@Test
	void settingsThatCantBeAreRefused() {
		assertThatExceptionOfType(ServerStartException.class)
			.isThrownBy(() -> ServerFixture.start(this.root,
					Map.of("driveyard.notify.mail.from", "a@example.org", "driveyard.notify.mail.to", "b@example.org")))
			.withMessage("driveyard.notify.mail is set, but no mail server: set spring.mail.host.");
	}

}
