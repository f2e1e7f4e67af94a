package dev.driveyard.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.database.EmbeddedPostgres;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.summary.DuplicateSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a host asks of the library that it embeds, with both databases.
 */
class EmbeddedRunsTests {

	@TempDir
	private Path temp;

	private Path tree;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.temp.resolve("tree"));
		for (String name : List.of("a", "b", "c")) {
			Files.writeString(this.tree.resolve(name), "the same");
		}
		Files.writeString(this.tree.resolve("d"), "another");
	}

	private ConfigurableApplicationContext host(boolean postgres) {
		Path folder = this.temp.resolve("test.driveyard");
		if (postgres) {
			LibraryFolder.create(folder, "test", "", EmbeddedPostgres.newDatabase());
		}
		return Hosts.embedding(folder, Flows.class);
	}

	private RunRequest index() {
		return RunRequest.of("index", Map.of("path", this.tree.toString(), "mode", "content"), "a test");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aFlowAsksForARunAndForAnotherWhenThatHasEnded(boolean postgres) throws InterruptedException {
		try (ConfigurableApplicationContext host = host(postgres)) {
			host.getBean("launchRequests", MessageChannel.class).send(new GenericMessage<>(index()));
			Events events = host.getBean(Events.class);
			RunEvent ended = events.next((event) -> event.job().equals("duplicates"), RunEvent.Kind.ENDED);
			assertThat(ended.outcome()).isEqualTo("COMPLETED");
			RunOperator runs = host.getBean(RunOperator.class);
			DuplicateSummary found = runs.summary(runs.require(Objects.requireNonNull(ended.run())),
					DuplicateSummary.class);
			assertThat(found.duplicates()).isEqualTo(2);
			JdbcClient library = host.getBean(EmbeddedLibrary.class).get(JdbcClient.class);
			assertThat(library.sql("SELECT state FROM launch_request ORDER BY id").query(String.class).list())
				.containsExactly("DONE", "DONE");
			assertThat(library.sql("SELECT count(*) FROM duplicate_member").query(Integer.class).single()).isEqualTo(3);
			assertThat(this.tree).isDirectoryContaining("glob:**/c");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aRequestIsAcceptedWhateverBecomesOfTheTransactionOfTheHost(boolean postgres) throws InterruptedException {
		try (ConfigurableApplicationContext host = host(postgres)) {
			JdbcClient own = host.getBean(JdbcClient.class);
			own.sql("CREATE TABLE host_table (id BIGINT PRIMARY KEY)").update();
			TransactionTemplate transactions = new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
			long request = Objects.requireNonNull(transactions.execute((status) -> {
				own.sql("INSERT INTO host_table VALUES (1)").update();
				long id = host.getBean(LaunchRequests.class).send(index());
				own.sql("INSERT INTO host_table VALUES (2)").update();
				status.setRollbackOnly();
				return id;
			}));
			assertThat(own.sql("SELECT count(*) FROM host_table").query(Integer.class).single()).isZero();
			assertThat(host.getBean(Events.class)
				.next((event) -> event.request() == request, RunEvent.Kind.ENDED)
				.outcome()).isEqualTo("COMPLETED");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatIsWrongWithARequestIsThrownAtItsSender(boolean postgres) {
		try (ConfigurableApplicationContext host = host(postgres)) {
			RunRequest wrong = RunRequest.of("index", Map.of("path", this.tree.toString(), "mode", "wrong"), "a test");
			assertThatIllegalArgumentException().isThrownBy(() -> host.getBean(LaunchRequests.class).send(wrong))
				.withMessageContaining("mode");
			assertThat(host.getBean(EmbeddedLibrary.class)
				.get(JdbcClient.class)
				.sql("SELECT count(*) FROM launch_request")
				.query(Integer.class)
				.single()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void springBatchsOperatorStartsStopsAndRestartsTheLibrarysJobs(boolean postgres) throws Exception {
		try (ConfigurableApplicationContext host = host(postgres)) {
			EmbeddedLibrary library = host.getBean(EmbeddedLibrary.class);
			JobOperator operator = host.getBean("driveyardJobOperator", JobOperator.class);
			RunOperator runs = host.getBean(RunOperator.class);
			Job index = Objects.requireNonNull(library.get(JobRegistry.class).getJob("index"));
			JobParametersBuilder parameters = new JobParametersBuilder().addString("path", this.tree.toString());
			JobExecution shallow = operator.start(index, parameters.toJobParameters());
			assertThat(runs.await(shallow.getId()).run().status()).isEqualTo(BatchStatus.COMPLETED);
			Path away = Files.move(this.tree, this.temp.resolve("away"));
			JobExecution first = operator.start(index, parameters.addString("mode", "content").toJobParameters());
			assertThat(runs.await(first.getId()).run().status()).isEqualTo(BatchStatus.FAILED);
			assertThatExceptionOfType(JobExecutionNotRunningException.class).isThrownBy(() -> operator.stop(first));
			Files.move(away, this.tree);
			JobExecution second = operator.restart(first);
			assertThat(runs.await(second.getId()).run().status()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(second.getJobInstance()).isEqualTo(first.getJobInstance());
			assertThat(library.get(JdbcClient.class)
				.sql("SELECT name FROM entry WHERE kind = 0 AND content_id IS NOT NULL ORDER BY name")
				.query(String.class)
				.list()).containsExactly("a", "b", "c", "d");
		}
	}

	/** What happened, one after the other. */
	record Events(BlockingQueue<RunEvent> queue) {

		RunEvent next(Predicate<RunEvent> about, RunEvent.Kind kind) throws InterruptedException {
			RunEvent event;
			do {
				event = this.queue.poll(60, TimeUnit.SECONDS);
				assertThat(event).as("an event of the kind " + kind).isNotNull();
			}
			while (!about.test(event) || event.kind() != kind);
			return event;
		}

	}

	/** A host that keeps what happened, and goes on with what was indexed. */
	@Configuration(proxyBeanMethods = false)
	static class Flows {

		@Bean
		Events events() {
			return new Events(new LinkedBlockingQueue<>());
		}

		@Bean
		IntegrationFlow keeping(Events events) {
			return IntegrationFlow.from(QueueChannels.RUN_EVENTS).handle(RunEvent.class, (event, headers) -> {
				events.queue().add(event);
				return null;
			}).get();
		}

		@Bean
		IntegrationFlow goingOn() {
			return IntegrationFlow.from(QueueChannels.RUN_EVENTS)
				.filter(RunEvent.class,
						(event) -> event.kind() == RunEvent.Kind.ENDED && event.job().equals("index")
								&& event.requestedBy().equals("a test"))
				.transform(RunEvent.class, (event) -> RunRequest.of("duplicates", Map.of(), "the flow"))
				.channel(QueueChannels.LAUNCH_REQUESTS)
				.get();
		}

	}

}
