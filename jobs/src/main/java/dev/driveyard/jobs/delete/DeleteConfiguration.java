package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.time.Clock;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.EffectExecutor;
import dev.driveyard.jobs.delete.restore.RestoreDefinition;
import dev.driveyard.jobs.delete.trash.EmptyTrashDefinition;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.LastCopies;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashPlaces;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the jobs that delete and restore.
 */
@Configuration(proxyBeanMethods = false)
@Import({ RemovalJournal.class, LastCopies.class, ContentsConfiguration.class })
public class DeleteConfiguration {

	/**
	 * The trashes of the user, or those in the places that somebody has named.
	 */
	@Bean
	TrashCan trashCan(Backend volume, ObjectProvider<TrashPlaces> places, Clock clock) throws IOException {
		TrashPlaces named = places.getIfAvailable();
		return new TrashCan(volume, (named != null) ? named : TrashPlaces.ofSystem(), clock);
	}

	@Bean
	DeleteParts deleteParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, LocationService locationService, CatalogueQueries catalogue,
			RunStore runs, Journal journal, RemovalJournal removals, LastCopies lastCopies, TrashCan trash,
			Upkeep upkeep, Clock clock, EffectExecutor effectExecutor, RunLimits limits, LeftWork leftWork,
			ObjectProvider<CommitInterval> commitInterval) {
		return new DeleteParts(library, repository, transactionManager, volumes.local(), volumes, locations,
				locationService, catalogue, runs, journal, removals, lastCopies, trash, upkeep, clock, effectExecutor,
				limits, leftWork, commitInterval.getIfAvailable(() -> CommitInterval.OF_STEP));
	}

	@Bean
	JobDefinition deleteDefinition(DeleteParts parts) {
		return new DeleteDefinition(parts);
	}

	@Bean
	JobDefinition restoreDefinition(DeleteParts parts) {
		return new RestoreDefinition(parts);
	}

	@Bean
	JobDefinition emptyTrashDefinition(DeleteParts parts) {
		return new EmptyTrashDefinition(parts);
	}

}
