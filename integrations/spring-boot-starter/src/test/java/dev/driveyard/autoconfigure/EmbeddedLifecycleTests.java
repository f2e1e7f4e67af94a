package dev.driveyard.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryInUseException;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.ChannelInterceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * From when to when a library belongs to its host, and what becomes of its runs then.
 */
class EmbeddedLifecycleTests {

	private static final int REQUESTS = 12;

	@TempDir
	private Path temp;

	private Path library;

	private final List<Path> trees = new ArrayList<>();

	@BeforeEach
	void makeTrees() throws IOException {
		this.library = this.temp.resolve("test.driveyard");
		for (int number = 0; number < REQUESTS; number++) {
			Path tree = Files.createDirectory(this.temp.resolve("tree" + number));
			Files.writeString(tree.resolve("file"), "text " + number);
			this.trees.add(tree);
		}
	}

	private void ask(ConfigurableApplicationContext host) {
		this.trees.forEach((tree) -> host.getBean(LaunchRequests.class)
			.send(RunRequest.of("index", Map.of("path", tree.toString()), "a test")));
	}

	private static List<String> states(ConfigurableApplicationContext host) {
		return client(host).sql("SELECT state || ' ' || outcome FROM launch_request").query(String.class).list();
	}

	private static JdbcClient client(ConfigurableApplicationContext host) {
		return host.getBean(EmbeddedLibrary.class).get(JdbcClient.class);
	}

	@Test
	void nobodyElseOpensTheLibraryUntilTheHostHasEnded() {
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class)) {
			assertThatException().isThrownBy(() -> Hosts.embedding(this.library, Listening.class))
				.havingRootCause()
				.isInstanceOf(LibraryInUseException.class)
				.withMessageContaining("in use by 'the application host'");
			assertThat(host.getBean(EmbeddedLibrary.class).isRunning()).isTrue();
		}
		assertThat(LibraryLock.holder(LibraryFolder.open(this.library))).isEmpty();
		Hosts.embedding(this.library, Listening.class).close();
	}

	@Test
	void aHostThatFailsToStartGivesTheLibraryBack() {
		assertThatException().isThrownBy(() -> Hosts.embedding(this.library, Failing.class))
			.havingRootCause()
			.withMessage("no good");
		assertThat(LibraryLock.holder(LibraryFolder.open(this.library))).isEmpty();
		assertThatException()
			.isThrownBy(() -> Hosts.embedding(this.library, Listening.class, "driveyard.runs.active=0"))
			.havingRootCause()
			.withMessageContaining("driveyard.runs.active");
		Hosts.embedding(this.library, Listening.class).close();
	}

	@Test
	void aLibraryThatIsNotThereIsOnlyMadeIfThatIsSaid() {
		assertThatException().isThrownBy(() -> Hosts.embedding(this.library, Listening.class, "driveyard.create=false"))
			.satisfies((ex) -> {
				FailureAnalysis analysis = Objects.requireNonNull(new LibraryFailureAnalyzer().analyze(ex));
				assertThat(analysis.getDescription()).contains("no library at " + this.library);
				assertThat(analysis.getAction()).contains("driveyard.create");
			})
			.havingRootCause()
			.isInstanceOf(CatalogueException.class);
		assertThat(this.library).doesNotExist();
	}

	@Test
	void aHostWhoseJvmCanNotNameEveryFileIsTold() {
		String encoding = System.setProperty("sun.jnu.encoding", "ANSI_X3.4-1968");
		try {
			assertThatException().isThrownBy(() -> Hosts.embedding(this.library, Listening.class))
				.havingRootCause()
				.withMessageContaining("LC_ALL=C.UTF-8");
		}
		finally {
			System.setProperty("sun.jnu.encoding", encoding);
		}
		assertThat(this.library).doesNotExist();
	}

	@Test
	void whatWaitsWhenTheHostEndsIsRunByItsNextStart() throws InterruptedException {
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class,
				"driveyard.runs.active=1")) {
			ask(host);
			host.getBean(Listening.class).await(RunEvent.Kind.STARTED, 1);
		}
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class,
				"driveyard.queue.enabled=false")) {
			assertThat(client(host).sql("SELECT count(*) FROM launch_request WHERE state = 'RUNNING'")
				.query(Integer.class)
				.single()).isZero();
		}
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class)) {
			host.getBean(Listening.class).awaitAll(() -> states(host).equals(done()));
			assertThat(client(host).sql("SELECT count(*) FROM entry WHERE name = 'file'").query(Integer.class).single())
				.isEqualTo(REQUESTS);
		}
	}

	private static List<String> done() {
		return Collections.nCopies(REQUESTS, "DONE COMPLETED");
	}

	@Test
	void runsComeToTheirEndInTheTimeThatTheHostGivesThemAndItsFlowsAreTold() throws InterruptedException {
		List<Long> told;
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Flow.class, "driveyard.runs.active=1",
				"driveyard.drain=60s")) {
			ask(host);
			host.getBean(Listening.class).await(RunEvent.Kind.STARTED, 1);
			told = host.getBean(Flow.class).ended;
		}
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class,
				"driveyard.queue.enabled=false")) {
			assertThat(client(host).sql("SELECT DISTINCT status FROM BATCH_JOB_EXECUTION").query(String.class).list())
				.as("no run was stopped")
				.containsExactly("COMPLETED");
			assertThat(client(host).sql("SELECT id FROM launch_request WHERE state = 'DONE' ORDER BY id")
				.query(Long.class)
				.list()).isNotEmpty().isEqualTo(told);
		}
	}

	@Test
	void itBeginsAndEndsWithTheLifecycleOfTheHost() throws InterruptedException {
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class)) {
			SmartLifecycle embedded = host.getBean(EmbeddedLibrary.class);
			host.stop();
			assertThat(embedded.isRunning()).isFalse();
			assertThat(LibraryLock.holder(LibraryFolder.open(this.library))).isNotEmpty();
			host.start();
			assertThat(embedded.isRunning()).isTrue();
			ask(host);
			host.getBean(Listening.class).await(RunEvent.Kind.ENDED, REQUESTS);
			assertThat(states(host)).isEqualTo(done());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void schedulesLaunchThroughTheChannelOfAHostWhoseBeansMayBeLazy(boolean lazy) throws InterruptedException {
		try (ConfigurableApplicationContext host = Hosts.embedding(this.library, Listening.class,
				"spring.main.lazy-initialization=" + lazy)) {
			List<Object> sent = Collections.synchronizedList(new ArrayList<>());
			host.getBean(QueueChannels.LAUNCH_REQUESTS, DirectChannel.class).addInterceptor(new ChannelInterceptor() {
				@Override
				public Message<?> preSend(Message<?> message, MessageChannel channel) {
					sent.add(message.getPayload());
					return message;
				}
			});
			ScheduleService schedules = host.getBean(EmbeddedLibrary.class).get(ScheduleService.class);
			schedules.create(new ScheduleSpec("often", "index", Map.of("path", this.trees.get(0).toString()),
					ScheduleTiming.every(Duration.ofSeconds(1), "UTC"), SchedulePolicy.USUAL), "a test");
			host.getBean(Listening.class).await(RunEvent.Kind.ENDED, 2);
			schedules.remove("often");
			assertThat(states(host)).contains("DONE COMPLETED");
			assertThat(sent).hasSizeGreaterThanOrEqualTo(2)
				.allSatisfy((request) -> assertThat(((RunRequest) request).requestedBy()).isEqualTo("schedule often"));
		}
	}

	/** A host that fails when its beans are made, after the library was opened. */
	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		Object failing(EmbeddedLibrary library) {
			throw new IllegalStateException("no good");
		}

	}

	/** A host with a flow of several parts that keeps which requests have ended. */
	@Configuration(proxyBeanMethods = false)
	@Import(Listening.class)
	static class Flow {

		private final List<Long> ended = Collections.synchronizedList(new ArrayList<>());

		@Bean
		IntegrationFlow keeping() {
			return IntegrationFlow.from(QueueChannels.RUN_EVENTS)
				.filter(RunEvent.class, (event) -> event.kind() == RunEvent.Kind.ENDED)
				.transform(RunEvent.class, RunEvent::request)
				.handle(Long.class, (request, headers) -> {
					this.ended.add(request);
					return null;
				})
				.get();
		}

	}

	/** A host that counts what happens. */
	@Configuration(proxyBeanMethods = false)
	static class Listening implements RunEventListener {

		private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

		@Override
		public void on(RunEvent event) {
			synchronized (this.events) {
				this.events.add(event);
				this.events.notifyAll();
			}
		}

		void await(RunEvent.Kind kind, int number) throws InterruptedException {
			awaitAll(() -> this.events.stream().filter((event) -> event.kind() == kind).count() >= number);
		}

		void awaitAll(BooleanSupplier condition) throws InterruptedException {
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			synchronized (this.events) {
				while (!condition.getAsBoolean()) {
					assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
					this.events.wait(100);
				}
			}
		}

	}

}
