package dev.driveyard.jobs.history;

import java.time.Clock;

import dev.driveyard.database.DatabaseSpace;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.runs.history.RemovedRows;
import dev.driveyard.runs.history.RunHistory;
import dev.driveyard.runs.history.SettledFindings;
import dev.driveyard.runs.history.UnstartedRequests;
import dev.driveyard.transfer.trash.TrashCan;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the job that prunes the history.
 */
@Configuration(proxyBeanMethods = false)
@Import({ RunHistory.class, RemovedRows.class, SettledFindings.class, UnstartedRequests.class, DatabaseSpace.class,
		CommitInterval.Setting.class })
public class HistoryConfiguration {

	@Bean
	JobDefinition pruneDefinition(JobRepository repository, PlatformTransactionManager transactionManager,
			RunHistory history, RemovedRows rows, SettledFindings findings, UnstartedRequests requests,
			DatabaseSpace space, TrashCan trash, Dialect dialect, Clock clock, CommitInterval commitInterval) {
		return new PruneDefinition(new PruneParts(repository, transactionManager, history, rows, findings, requests,
				space, trash, dialect, clock.getZone(), commitInterval));
	}

}
