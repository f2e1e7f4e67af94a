package dev.driveyard.jobs.upkeep;

import javax.sql.DataSource;

import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.journal.Journal;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of upkeep.
 */
@Configuration(proxyBeanMethods = false)
public class UpkeepConfiguration {

	@Bean
	Upkeep upkeep(UpkeepParts parts) {
		return new Upkeep(parts);
	}

	@Bean
	UpkeepParts upkeepParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, CatalogueWriter catalogue, LostAndFound lostAndFound,
			EntryIds ids, Contents contents, Journal journal, @Qualifier("read") DataSource readDataSource,
			@Qualifier("read") JdbcClient reader, JdbcTemplate writer, Dialect dialect,
			ObjectProvider<CommitInterval> commitInterval) {
		CommitInterval interval = commitInterval.getIfAvailable(() -> CommitInterval.OF_STEP);
		return new UpkeepParts(library, repository, transactionManager, volumes.local(), volumes, locations, catalogue,
				lostAndFound, ids, contents, journal, readDataSource,
				new TotalsSteps(repository, transactionManager, reader, writer, dialect, interval), interval);
	}

}
