package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.requests.RequestQueries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.channel.PublishSubscribeChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link QueueChannels} as a flow of another application sees them.
 */
class QueueChannelsTests {

	@TempDir
	private Path folder;

	private JobFixture open() throws Exception {
		return JobFixture.open(TestDatabase.SQLITE.library(this.folder.toRealPath().resolve("library.driveyard")),
				Map.of(RunLimits.ACTIVE, 2), QueueWorkersConfiguration.class, QueueChannels.class,
				WorkConfiguration.class);
	}

	@Test
	void aRequestGoesInAndWhatBecomesOfItComesOut() throws Exception {
		try (JobFixture jobs = open()) {
			List<Message<?>> heard = new CopyOnWriteArrayList<>();
			PublishSubscribeChannel events = jobs.bean(QueueChannels.RUN_EVENTS, PublishSubscribeChannel.class);
			events.subscribe((message) -> {
				throw new IllegalStateException("This one always fails");
			});
			events.subscribe(heard::add);
			DirectChannel requests = jobs.bean(QueueChannels.LAUNCH_REQUESTS, DirectChannel.class);
			Long id = new MessagingTemplate().convertSendAndReceive(requests, QueueFixture.work("a", "/a"), Long.class);
			assertThat(id).isNotNull();
			Awaitility.await().until(() -> heard.size() == 3);
			assertThat(heard).extracting((message) -> message.getHeaders().get(QueueChannels.KIND))
				.containsExactly("QUEUED", "STARTED", "ENDED");
			assertThat(heard.get(2).getPayload()).isInstanceOfSatisfying(RunEvent.class, (event) -> {
				assertThat(event.request()).isEqualTo(id);
				assertThat(event.outcome()).isEqualTo("COMPLETED");
			});
		}
	}

	@Test
	void whoIsToldOfARunMayAskForAnother() throws Exception {
		try (JobFixture jobs = open()) {
			LaunchRequests requests = jobs.bean(LaunchRequests.class);
			List<Long> asked = new CopyOnWriteArrayList<>();
			jobs.bean(RunEvents.class).add((event) -> {
				assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
				if (asked.size() < 3 && event.kind() != RunEvent.Kind.STARTED) {
					asked.add(requests.send(QueueFixture.work("next" + asked.size(), "/a")));
				}
			});
			requests.send(QueueFixture.work("a", "/a"));
			Awaitility.await()
				.until(() -> jobs.sql()
					.sql("SELECT count(*) FROM launch_request WHERE outcome = 'COMPLETED'")
					.query(Long.class)
					.single() == 4);
			assertThat(asked).hasSize(3);
		}
	}

	@Test
	void theSendersTransactionDecides() throws Exception {
		try (JobFixture jobs = open()) {
			LaunchRequests requests = jobs.bean(LaunchRequests.class);
			TransactionTemplate transactions = new TransactionTemplate(jobs.bean(EagerTransactionManager.class));
			transactions.executeWithoutResult((status) -> {
				requests.send(QueueFixture.work("a", "/a"));
				status.setRollbackOnly();
			});
			assertThat(jobs.sql().sql("SELECT count(*) FROM launch_request").query(Long.class).single()).isZero();
			long id = Objects
				.requireNonNull(transactions.execute((status) -> requests.send(QueueFixture.work("a", "/a"))));
			assertThat(jobs.bean(RequestQueries.class).find(id)).isPresent();
		}
	}

	@Test
	void whatIsWrongIsThrownAtTheSenderAsItIs() throws Exception {
		try (JobFixture jobs = open()) {
			LaunchRequests requests = jobs.bean(LaunchRequests.class);
			assertThatExceptionOfType(OperateException.class)
				.isThrownBy(() -> requests.send(RunRequest.of("nothing", Map.of(), "x")))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NO_SUCH_JOB));
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> requests.send(QueueFixture.work("wrong")))
				.withMessageContaining("wrong");
		}
	}

}
