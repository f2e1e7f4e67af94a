package dev.driveyard.jobs.validate;

import java.time.Clock;

import javax.sql.DataSource;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the jobs that validate and repair.
 */
@Configuration(proxyBeanMethods = false)
@Import({ FileChecks.class, Findings.class, ContentsConfiguration.class, CommitInterval.Setting.class })
public class ValidateConfiguration {

	@Bean
	ValidateParts validateParts(JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, Contents contents, FileChecks checks, Findings findings,
			RunStore runs, Journal journal, Upkeep upkeep, ObjectProvider<MetadataLimits> metadataLimits,
			@Qualifier("read") DataSource readDataSource, Clock clock, ReadExecutor readExecutor,
			CommitInterval commitInterval) {
		return new ValidateParts(repository, transactionManager, volumes.local(), volumes, locations, contents, checks,
				findings, runs, journal, upkeep, metadataLimits.getIfAvailable(() -> MetadataLimits.DEFAULT),
				readDataSource, clock, readExecutor, commitInterval);
	}

	@Bean
	JobDefinition validateDefinition(ValidateParts parts) {
		return new ValidateDefinition(parts);
	}

	@Bean
	JobDefinition repairDefinition(ValidateParts parts) {
		return new RepairDefinition(parts);
	}

}
