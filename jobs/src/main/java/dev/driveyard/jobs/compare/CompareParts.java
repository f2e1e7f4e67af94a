package dev.driveyard.jobs.compare;

import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.catalogue.differences.KnownHashes;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the job is made of.
 *
 * @param readExecutor has the threads that read files
 */
record CompareParts(JobRepository repository, PlatformTransactionManager transactionManager, VolumeRegistry volumes,
		Locations locations, Differences differences, KnownHashes hashes, RunStore runs, ReadExecutor readExecutor,
		CommitInterval commitInterval) {
}
