package dev.driveyard.schedule;

import java.time.InstantSource;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.RunEvents;
import dev.driveyard.runs.RunStore;
import dev.driveyard.schedules.OccurrenceQueries;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schedules with who launches them, who begins as the application context does: so this
 * is for a server, and never for a command.
 */
@Configuration(proxyBeanMethods = false)
@Import(ScheduleConfiguration.class)
public class SchedulerConfiguration {

	@Bean
	ScheduleTicks scheduleTicks(ScheduleQueries schedules, OccurrenceQueries occurrences, ScheduleStore store,
			OccurrenceStore records, OccurrenceLauncher launcher, LaunchQueue queue, RunOperator operator,
			RunStore runs, @Qualifier("transactionManager") JdbcTransactionManager transactions,
			ScheduleSettings settings) {
		TransactionTemplate template = new TransactionTemplate(transactions);
		return new ScheduleTicks(schedules, occurrences, store, records, launcher,
				new OccurrenceSettler(queue, store, records, template),
				new RunCurfew(operator, runs, queue, records, template), template, settings.grace());
	}

	@Bean
	Scheduler scheduler(ScheduleTicks ticks, @Qualifier(ScheduleConfiguration.CLOCK) InstantSource clock,
			ScheduleSettings settings, RunEvents events, ScheduleService service, Environment environment) {
		Scheduler scheduler = new Scheduler(ticks, clock, settings.poll(), events,
				environment.getProperty(ScheduleSettings.ON, Boolean.class, true));
		service.onChange(scheduler::wake);
		return scheduler;
	}

}
