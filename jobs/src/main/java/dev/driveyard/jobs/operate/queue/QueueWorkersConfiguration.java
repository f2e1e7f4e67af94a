package dev.driveyard.jobs.operate.queue;

import java.time.Duration;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.CommittedReads;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.database.LibraryDataSources;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.jobs.operate.RecoveryTimer;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestPick;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue with those who run what waits in it. They begin as the application context
 * does: so this is for a server, and never for a command.
 */
@Configuration(proxyBeanMethods = false)
@Import(QueueConfiguration.class)
public class QueueWorkersConfiguration {

	@Bean
	QueueSettings queueSettings(Environment environment) {
		return new QueueSettings(duration(environment, QueueSettings.POLL, QueueSettings.USUAL_POLL),
				duration(environment, RecoveryTimer.INTERVAL, RecoveryTimer.DEFAULT_INTERVAL));
	}

	private static Duration duration(Environment environment, String name, Duration standard) {
		String value = environment.getProperty(name);
		return (value != null) ? DurationStyle.detectAndParse(value) : standard;
	}

	@Bean
	RequestSettlement requestSettlement(RequestStore store, RunStore runs, EagerTransactionManager transactions,
			LaunchQueue queue, RunEvents events) {
		return new RequestSettlement(store, runs, new TransactionTemplate(transactions), queue, events);
	}

	@Bean
	RequestTaker requestTaker(JdbcClient client, RequestStore store, Dialect dialect, RunStore runs, ClaimStore claims,
			DeadRuns dead, Heartbeat heartbeat, HostDevice device, LaunchLock lock,
			EagerTransactionManager transactions, @Qualifier(DatabaseConfiguration.READ) JdbcClient reader,
			CommittedReads reads) {
		return new RequestTaker(new RequestPick(client, store, dialect), store, runs, claims, dead, heartbeat, device,
				lock, new TransactionTemplate(transactions), reader, reads);
	}

	@Bean
	QueueRecovery queueRecovery(RunOperator operator, RequestStore store, RunStore runs, ProcessStore processes,
			Heartbeat heartbeat, ActiveRuns active, RequestSettlement settlement, LaunchLock lock,
			EagerTransactionManager transactions) {
		return new QueueRecovery(operator, store, runs, processes, heartbeat, active, settlement, lock,
				new TransactionTemplate(transactions));
	}

	@Bean
	QueueWorkers queueWorkers(LaunchQueue queue, RequestTaker taker, QueueRecovery recovery, QueueSettings settings,
			RunOperator operator, RunStore runs, Heartbeat heartbeat, RequestSettlement settlement, RunEvents events,
			ActiveRuns active, RunLimits limits, LibraryDataSources dataSources, ObjectProvider<RequestGuard> guards,
			Environment environment) {
		QueueTurns turns = new QueueTurns(taker, recovery, settings);
		queue.onWork(turns::wake);
		RequestRunner runner = new RequestRunner(operator, runs, heartbeat, settlement, events,
				guards.orderedStream().toList());
		return new QueueWorkers(turns, runner, active, limits,
				(waker) -> dataSources.listen(RequestStore.CHANNEL, waker),
				environment.getProperty(QueueSettings.ON, Boolean.class, true));
	}

}
