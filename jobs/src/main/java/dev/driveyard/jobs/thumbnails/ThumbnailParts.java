package dev.driveyard.jobs.thumbnails;

import java.time.Clock;
import java.util.function.Supplier;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.RunClaims;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.picture.RenderLimits;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the job is made of.
 *
 * @param operator starts the job that indexes
 * @param readExecutor has the threads that read files
 * @param limits what a file may cost
 * @param claims gives back what a run claimed
 */
record ThumbnailParts(JobRepository repository, PlatformTransactionManager transactionManager, VolumeRegistry volumes,
		Locations locations, FolderPlaces places, PictureContents contents, Sidecars sidecars, SidecarFolder folder,
		RunStore runs, Supplier<RunOperator> operator, Clock clock, ReadExecutor readExecutor, RenderLimits limits,
		CommitInterval commitInterval, RunClaims claims) {
}
