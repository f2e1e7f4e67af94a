package dev.driveyard.jobs.upkeep;

import javax.sql.DataSource;

import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.journal.Journal;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the steps are made of.
 */
public record UpkeepParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Locations locations, CatalogueWriter catalogue,
		LostAndFound lostAndFound, EntryIds ids, Contents contents, Journal journal, DataSource readDataSource,
		TotalsSteps totals, CommitInterval commitInterval) {

	/** What a run changed. */
	JournalChanges changes(long instance) {
		return new JournalChanges(this.journal, this.totals.reader(), this.volumes.here(),
				this.locations.on(this.volumes.here()), instance);
	}

}
