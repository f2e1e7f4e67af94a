package dev.driveyard.jobs.duplicates;

import java.time.Clock;
import java.util.function.Supplier;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.duplicates.DuplicateCandidates;
import dev.driveyard.catalogue.duplicates.DuplicateFolders;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the job is made of.
 *
 * @param operator starts the job that indexes
 * @param readExecutor has the threads that read files
 * @param similar what is only needed for similar pictures
 */
record DuplicateParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Locations locations, FolderPlaces places, Contents contents,
		DuplicateCandidates candidates, DuplicateGroups groups, DuplicateFolders folders, RunStore runs,
		Supplier<RunOperator> operator, Clock clock, ReadExecutor readExecutor, SimilarParts similar,
		CommitInterval commitInterval) {

}
