package dev.driveyard.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.schedules.OccurrenceQueries;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schedules without who launches them: for drivers that only keep them. Wants the
 * channels of the queue.
 */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

	/** The name of the clock by which schedules are due. */
	public static final String CLOCK = "scheduleClock";

	@Bean(CLOCK)
	InstantSource scheduleClock(@Qualifier("clock") Clock clock) {
		return new OwnClock(clock);
	}

	@Bean
	ScheduleSettings scheduleSettings(Environment environment) {
		return new ScheduleSettings(duration(environment, ScheduleSettings.POLL, "5s"),
				duration(environment, ScheduleSettings.GRACE, "1m"));
	}

	private static Duration duration(Environment environment, String name, String standard) {
		return TimingText.duration(environment.getProperty(name, standard));
	}

	@Bean
	ScheduleQueries scheduleQueries(@Qualifier(DatabaseConfiguration.READ) JdbcClient reader) {
		return new ScheduleQueries(reader);
	}

	@Bean
	OccurrenceQueries occurrenceQueries(@Qualifier(DatabaseConfiguration.READ) JdbcClient reader, Dialect dialect) {
		return new OccurrenceQueries(reader, dialect);
	}

	@Bean
	ScheduleStore scheduleStore(JdbcClient client) {
		return new ScheduleStore(client);
	}

	@Bean
	OccurrenceStore occurrenceStore(JdbcClient client) {
		return new OccurrenceStore(client);
	}

	@Bean
	OccurrenceLauncher occurrenceLauncher(LaunchRequests requests, ScheduleStore store, OccurrenceStore occurrences,
			@Qualifier("transactionManager") JdbcTransactionManager transactions) {
		return new OccurrenceLauncher(requests, store, occurrences, new TransactionTemplate(transactions));
	}

	@Bean
	ScheduleService scheduleService(ScheduleQueries queries, OccurrenceQueries occurrences, ScheduleStore store,
			JobDefinitions definitions, OccurrenceLauncher launcher,
			@Qualifier("transactionManager") JdbcTransactionManager transactions,
			@Qualifier(CLOCK) InstantSource clock) {
		return new ScheduleService(queries, occurrences, store, new ScheduleChecks(definitions, queries), launcher,
				new TransactionTemplate(transactions), clock);
	}

	/** Is no {@link Clock}: whoever wants that gets the one. */
	private record OwnClock(Clock clock) implements InstantSource {

		@Override
		public Instant instant() {
			return this.clock.instant();
		}

	}

}
