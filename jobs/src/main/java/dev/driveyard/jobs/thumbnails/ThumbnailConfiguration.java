package dev.driveyard.jobs.thumbnails;

import java.time.Clock;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.jobs.contents.ContentsConfiguration;
import dev.driveyard.jobs.contents.ReadExecutor;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.RunClaims;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.picture.RenderLimits;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans of the job that makes thumbnails.
 */
@Configuration(proxyBeanMethods = false)
@Import({ PictureContents.class, Sidecars.class, SidecarFolder.class, ContentsConfiguration.class,
		CommitInterval.Setting.class })
public class ThumbnailConfiguration {

	@Bean
	JobDefinition thumbnailDefinition(JobRepository repository, PlatformTransactionManager transactionManager,
			VolumeRegistry volumes, Locations locations, LocationService locationService, PictureContents contents,
			Sidecars sidecars, SidecarFolder folder, RunStore runs, ObjectProvider<RunOperator> operator, Clock clock,
			ReadExecutor readExecutor, ObjectProvider<RenderLimits> limits, CommitInterval commitInterval,
			RunClaims claims) {
		return new ThumbnailDefinition(new ThumbnailParts(repository, transactionManager, volumes, locations,
				new FolderPlaces(locationService, locations, volumes), contents, sidecars, folder, runs,
				operator::getObject, clock, readExecutor, limits.getIfAvailable(() -> RenderLimits.DEFAULT),
				commitInterval, claims));
	}

}
