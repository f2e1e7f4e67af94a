package dev.driveyard.jobs.index;

import java.time.Clock;

import javax.sql.DataSource;

import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.upkeep.TotalsSteps;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the steps are made of.
 *
 * @param volume the backend of the device that is indexed
 * @param metadataLimits what the reading of metadata may cost
 * @param readDataSource connections that only read
 * @param reader reads what is committed
 * @param writer takes part in a chunk's transaction
 * @param readExecutor has the threads that read files
 */
record IndexParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Locations locations, CatalogueWriter catalogue,
		LostAndFound lostAndFound, RunStore runs, EntryIds ids, Contents contents, Analyses analyses,
		MetadataLimits metadataLimits, SecondaryIndexes secondaryIndexes, DataSource readDataSource, JdbcClient reader,
		JdbcTemplate writer, Dialect dialect, Clock clock, ReadExecutor readExecutor, CommitInterval commitInterval) {

	/** The same for the device that a location is on. */
	IndexParts on(Location location) {
		return new IndexParts(this.library, this.repository, this.transactionManager,
				this.volumes.backend(location.device()), this.volumes, this.locations, this.catalogue,
				this.lostAndFound, this.runs, this.ids, this.contents, this.analyses, this.metadataLimits,
				this.secondaryIndexes, this.readDataSource, this.reader, this.writer, this.dialect, this.clock,
				this.readExecutor, this.commitInterval);
	}

	TotalsSteps totals() {
		return new TotalsSteps(this.repository, this.transactionManager, this.reader, this.writer, this.dialect,
				this.commitInterval);
	}

}
