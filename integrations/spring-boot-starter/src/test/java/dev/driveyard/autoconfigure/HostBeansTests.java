package dev.driveyard.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.MessageChannel;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A host with a database, Spring Batch, transactions and Flyway of its own, beside a
 * library that has all of these too.
 */
class HostBeansTests {

	@TempDir
	private Path temp;

	@Test
	void theHostSeesTheChannelsAndAFewBeansMore() {
		Set<String> added;
		try (ConfigurableApplicationContext host = embedding()) {
			added = names(host);
		}
		try (ConfigurableApplicationContext host = Hosts.plain(OwnJob.class, "spring.flyway.enabled=true")) {
			added.removeAll(names(host));
		}
		assertThat(added).filteredOn((name) -> !name.contains("dev.driveyard."))
			.containsExactlyInAnyOrder("launchRequests", "runEvents", "driveyardLibrary", "driveyardQueue",
					"driveyardRuns", "driveyardJobOperator", "driveyardLaunchRequests", "driveyardQueueActivator",
					"driveyardQueueActivator.accept.serviceActivator",
					"driveyardQueueActivator.accept.serviceActivator.handler", "driveyardRunEventsSender");
	}

	private static Set<String> names(ConfigurableApplicationContext host) {
		return new TreeSet<>(List.of(host.getBeanDefinitionNames()));
	}

	@Test
	void whatTheHostAsksForByTypeIsItsOwn() {
		try (ConfigurableApplicationContext host = embedding()) {
			for (Class<?> type : List.of(DataSource.class, JobRepository.class, PlatformTransactionManager.class,
					JdbcClient.class, JdbcOperations.class, Job.class, Environment.class)) {
				assertThat(host.getBeanNamesForType(type)).as(type.getName()).hasSize(1);
			}
			Injected injected = host.getBean(Injected.class);
			assertThat(injected.operator()).isSameAs(host.getBean("jobOperator"))
				.isSameAs(host.getBean(JobOperator.class));
			assertThat(injected.ofLibrary()).isSameAs(host.getBean("driveyardJobOperator"))
				.isNotSameAs(injected.operator());
			assertThat(host.getBeanNamesForType(JobRegistry.class)).isEmpty();
		}
	}

	@Test
	void eachHasItsOwnJobsAndTables() throws Exception {
		try (ConfigurableApplicationContext host = embedding()) {
			assertThat(host.getBean(EmbeddedLibrary.class).get(JobRegistry.class).getJobNames())
				.contains("index", "copy", "duplicates", "validate")
				.doesNotContain("own");
			JdbcClient own = host.getBean(JdbcClient.class);
			assertThat(own.sql("SELECT JOB_NAME FROM BATCH_JOB_INSTANCE").query(String.class).list())
				.as("Boot runs the host's job at its start, and no other")
				.containsExactly("own");
			assertThat(own.sql("SELECT STATUS FROM BATCH_JOB_EXECUTION").query(BatchStatus.class).list())
				.containsExactly(BatchStatus.COMPLETED);
			assertThat(own.sql("SELECT \"script\" FROM \"flyway_schema_history\" WHERE \"type\" = 'SQL'")
				.query(String.class)
				.list()).containsExactly("V1__host.sql");
			assertThat(own.sql("SELECT lower(TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")
				.query(String.class)
				.list()).contains("host_table").doesNotContain("entry", "launch_request", "library");
			JdbcClient ofLibrary = host.getBean(EmbeddedLibrary.class).get(JdbcClient.class);
			assertThat(ofLibrary.sql("SELECT count(*) FROM BATCH_JOB_INSTANCE").query(Integer.class).single()).isZero();
		}
	}

	@Test
	void withoutItsSettingNothingIsEmbedded() {
		try (ConfigurableApplicationContext host = Hosts.plain(OwnJob.class, "spring.flyway.enabled=true")) {
			assertThat(host.getBeansOfType(EmbeddedLibrary.class)).isEmpty();
			assertThat(host.getBeansOfType(MessageChannel.class)).doesNotContainKeys("launchRequests", "runEvents");
		}
	}

	@Test
	void nothingOnItsClassPathMakesAWebOrCommandLineApplicationOfTheHost() {
		for (String type : List.of("org.springframework.web.servlet.DispatcherServlet",
				"org.apache.catalina.startup.Tomcat", "org.springframework.security.web.SecurityFilterChain",
				"picocli.CommandLine", "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration")) {
			assertThat(ClassUtils.isPresent(type, null)).as(type).isFalse();
		}
	}

	private ConfigurableApplicationContext embedding() {
		return Hosts.embedding(this.temp.resolve("test.driveyard"), OwnJob.class, "spring.flyway.enabled=true");
	}

	/**
	 * What the host gets.
	 *
	 * @param ofLibrary what it asks for by its name
	 */
	record Injected(JobOperator operator, JobOperator ofLibrary) {
	}

	/** A job of the host, and what it wants of Spring Batch. */
	@Configuration(proxyBeanMethods = false)
	static class OwnJob {

		@Bean
		Job own(JobRepository repository, PlatformTransactionManager transactions) {
			return new JobBuilder("own", repository)
				.start(new StepBuilder("step", repository)
					.tasklet((contribution, chunk) -> RepeatStatus.FINISHED, transactions)
					.build())
				.build();
		}

		@Bean
		Injected injected(JobOperator operator,
				@Qualifier("driveyardJobOperator") ObjectProvider<JobOperator> ofLibrary) {
			return new Injected(operator, ofLibrary.getIfAvailable(() -> operator));
		}

	}

}
