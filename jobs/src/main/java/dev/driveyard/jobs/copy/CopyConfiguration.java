package dev.driveyard.jobs.copy;

import java.time.Clock;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.EffectExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the jobs that copy and move.
 */
@Configuration(proxyBeanMethods = false)
@Import(ContentsConfiguration.class)
public class CopyConfiguration {

	@Bean
	CopyParts copyParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, RunStore runs, Journal journal, Upkeep upkeep,
			@Qualifier("read") JdbcClient reader, Clock clock, EffectExecutor effectExecutor, RunLimits limits,
			LeftWork leftWork, ObjectProvider<CommitInterval> commitInterval) {
		return new CopyParts(library, repository, transactionManager, volumes.local(), volumes, locations, runs,
				journal, upkeep, reader, clock, effectExecutor, limits, leftWork,
				commitInterval.getIfAvailable(() -> CommitInterval.OF_STEP));
	}

	@Bean
	JobDefinition copyDefinition(CopyParts parts) {
		return new CopyDefinition(parts, false);
	}

	@Bean
	JobDefinition moveDefinition(CopyParts parts) {
		return new CopyDefinition(parts, true);
	}

}
