package dev.driveyard.jobs.history;

import java.time.ZoneId;

import dev.driveyard.database.DatabaseSpace;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.runs.history.RemovedRows;
import dev.driveyard.runs.history.RunHistory;
import dev.driveyard.runs.history.SettledFindings;
import dev.driveyard.runs.history.UnstartedRequests;
import dev.driveyard.transfer.trash.TrashCan;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the job is made of.
 *
 * @param zone in which Spring Batch records times
 */
record PruneParts(JobRepository repository, PlatformTransactionManager transactionManager, RunHistory history,
		RemovedRows rows, SettledFindings findings, UnstartedRequests requests, DatabaseSpace space, TrashCan trash,
		Dialect dialect, ZoneId zone, CommitInterval commitInterval) {
}
