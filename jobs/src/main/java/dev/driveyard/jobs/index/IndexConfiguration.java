package dev.driveyard.jobs.index;

import java.time.Clock;

import javax.sql.DataSource;

import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the index job.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ContentsConfiguration.class, CommitInterval.Setting.class })
public class IndexConfiguration {

	@Bean
	JobDefinition indexDefinition(Library library, JobRepository repository,
			PlatformTransactionManager transactionManager, VolumeRegistry volumes, Locations locations,
			CatalogueWriter catalogue, LostAndFound lostAndFound, RunStore runs, EntryIds ids, Contents contents,
			Analyses analyses, ObjectProvider<MetadataLimits> metadataLimits,
			@Qualifier("read") DataSource readDataSource, @Qualifier("read") JdbcClient reader, JdbcTemplate writer,
			Dialect dialect, Clock clock, ReadExecutor readExecutor, CommitInterval commitInterval,
			LocationService locationService) {
		return new IndexDefinition(new IndexParts(library, repository, transactionManager, volumes.local(), volumes,
				locations, catalogue, lostAndFound, runs, ids, contents, analyses,
				metadataLimits.getIfAvailable(() -> MetadataLimits.DEFAULT), new SecondaryIndexes(writer, dialect),
				readDataSource, reader, writer, dialect, clock, readExecutor, commitInterval), locationService);
	}

	@Bean
	LocationService locationService(Library library, VolumeRegistry volumes, Locations locations,
			CatalogueWriter writer, LostAndFound lostAndFound, EntryIds ids,
			PlatformTransactionManager transactionManager, Clock clock) {
		return new LocationService(library, volumes, locations, writer, lostAndFound, ids, transactionManager, clock);
	}

}
