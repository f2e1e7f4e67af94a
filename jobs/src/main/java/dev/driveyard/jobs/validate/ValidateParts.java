package dev.driveyard.jobs.validate;

import java.time.Clock;

import javax.sql.DataSource;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the jobs are made of.
 *
 * @param readExecutor has the threads that read files
 */
record ValidateParts(JobRepository repository, PlatformTransactionManager transactionManager, Backend volume,
		VolumeRegistry volumes, Locations locations, Contents contents, FileChecks checks, Findings findings,
		RunStore runs, Journal journal, Upkeep upkeep, MetadataLimits metadataLimits, DataSource readDataSource,
		Clock clock, ReadExecutor readExecutor, CommitInterval commitInterval) {
}
