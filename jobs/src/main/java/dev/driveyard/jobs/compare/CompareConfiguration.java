package dev.driveyard.jobs.compare;

import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.catalogue.differences.KnownHashes;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the job that compares two trees.
 */
@Configuration(proxyBeanMethods = false)
@Import({ Differences.class, KnownHashes.class, ContentsConfiguration.class, CommitInterval.Setting.class })
public class CompareConfiguration {

	@Bean
	JobDefinition compareDefinition(JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, Differences differences, KnownHashes hashes, RunStore runs,
			ReadExecutor readExecutor, CommitInterval commitInterval) {
		return new CompareDefinition(new CompareParts(repository, transactionManager, volumes, locations, differences,
				hashes, runs, readExecutor, commitInterval));
	}

}
