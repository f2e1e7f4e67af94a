package dev.driveyard.jobs.duplicates;

import java.time.Clock;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.duplicates.DuplicateCandidates;
import dev.driveyard.catalogue.duplicates.DuplicateFolders;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.duplicates.SimilarGroups;
import dev.driveyard.catalogue.duplicates.SimilarPictures;
import dev.driveyard.catalogue.duplicates.UnseenPictures;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.picture.RenderLimits;
import dev.driveyard.runs.RunStore;
import dev.driveyard.transfer.trash.TrashCan;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the jobs that find duplicates and reclaim their room.
 */
@Configuration(proxyBeanMethods = false)
@Import({ DuplicateCandidates.class, DuplicateGroups.class, SimilarPictures.class, SimilarGroups.class,
		UnseenPictures.class, PictureContents.class, Sidecars.class, DuplicateFolders.class, ReclaimJournal.class,
		ContentsConfiguration.class, CommitInterval.Setting.class })
public class DuplicateConfiguration {

	@Bean
	DuplicateParts duplicateParts(Library library, JobRepository repository,
			PlatformTransactionManager transactionManager, VolumeRegistry volumes, Locations locations,
			LocationService locationService, Contents contents, DuplicateCandidates candidates, DuplicateGroups groups,
			DuplicateFolders folders, RunStore runs, ObjectProvider<RunOperator> operator, Clock clock,
			ReadExecutor readExecutor, SimilarParts similar, CommitInterval commitInterval) {
		return new DuplicateParts(library, repository, transactionManager, volumes.local(), volumes, locations,
				new FolderPlaces(locationService, locations, volumes), contents, candidates, groups, folders, runs,
				operator::getObject, clock, readExecutor, similar, commitInterval);
	}

	@Bean
	SimilarParts similarParts(UnseenPictures unseen, SimilarPictures pictures, SimilarGroups groups,
			PictureContents contents, Sidecars sidecars, ObjectProvider<RenderLimits> limits) {
		return new SimilarParts(unseen, pictures, groups, contents, sidecars,
				limits.getIfAvailable(() -> RenderLimits.DEFAULT));
	}

	@Bean
	JobDefinition duplicateDefinition(DuplicateParts parts) {
		return new DuplicateDefinition(parts, parts.places());
	}

	@Bean
	ReclaimParts reclaimParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Contents contents, DuplicateGroups groups, RunStore runs, Journal journal,
			ReclaimJournal reclaims, TrashCan trash, Upkeep upkeep, Clock clock,
			ObjectProvider<CommitInterval> commitInterval) {
		return new ReclaimParts(library, repository, transactionManager, volumes.local(), volumes, contents, groups,
				runs, journal, reclaims, trash, upkeep, clock,
				commitInterval.getIfAvailable(() -> CommitInterval.OF_STEP));
	}

	@Bean
	JobDefinition reclaimDefinition(ReclaimParts parts, Locations locations) {
		return new ReclaimDefinition(parts, locations);
	}

}
