package dev.driveyard.jobs.operate.queue;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.DurableCommits;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.jobs.operate.ClaimListener;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.ResumableRuns;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.FailedRuns;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue without those who run what waits in it: for drivers that only hand in.
 */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

	@Bean
	RunEvents runEventSource(ObjectProvider<RunEventListener> listeners) {
		return new RunEvents(listeners.orderedStream().toList());
	}

	@Bean
	LaunchQueue launchQueue(JobDefinitions definitions, ResumableRuns resumable, RequestStore store, HostDevice device,
			DurableCommits durable, EagerTransactionManager transactions, RunEvents events,
			ObjectProvider<RequestGuard> guards) {
		return new LaunchQueue(definitions, resumable, store, device, durable, new TransactionTemplate(transactions),
				events, guards::orderedStream);
	}

	/** What waits for what a run has claimed goes on as soon as that is given back. */
	@Bean
	ClaimListener queueRelease(LaunchQueue queue) {
		return (run) -> queue.wakeAll();
	}

	/** Requests go where others do: by the channel, where there is one. */
	@Bean
	FreshRequests freshRequests(RunOperator operator, ResumableRuns resumable, RequestStore store,
			ObjectProvider<LaunchRequests> requests, LaunchQueue queue, LaunchLock lock,
			EagerTransactionManager transactions) {
		return new FreshRequests(operator, resumable, store, () -> requests.getIfAvailable(() -> queue::accept), lock,
				new TransactionTemplate(transactions));
	}

	@Bean
	BulkRestart bulkRestart(@Qualifier(DatabaseConfiguration.READ) JdbcClient reader, LaunchQueue queue) {
		return new BulkRestart(new FailedRuns(reader), queue);
	}

	@Bean
	QueueObstacles queueObstacles(RequestQueries requests, RunStore runs, ClaimStore claims, DeadRuns dead,
			HostDevice device, JobDefinitions definitions) {
		return new QueueObstacles(requests, runs, claims, dead, device, definitions);
	}

	@Bean
	RequestQueries requestQueries(@Qualifier(DatabaseConfiguration.READ) JdbcClient reader, Dialect dialect) {
		return new RequestQueries(reader, dialect);
	}

}
