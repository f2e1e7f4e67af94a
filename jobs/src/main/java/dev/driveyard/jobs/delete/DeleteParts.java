package dev.driveyard.jobs.delete;

import java.time.Clock;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.EffectExecutor;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.LastCopies;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.trash.TrashCan;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the jobs are made of.
 */
public record DeleteParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Locations locations, LocationService locationService,
		CatalogueQueries catalogue, RunStore runs, Journal journal, RemovalJournal removals, LastCopies lastCopies,
		TrashCan trash, Upkeep upkeep, Clock clock, EffectExecutor effectExecutor, RunLimits limits, LeftWork leftWork,
		CommitInterval commitInterval) {
}
