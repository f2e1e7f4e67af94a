package dev.driveyard.context;

import java.nio.file.Path;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.LibraryCounts;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.compare.CompareConfiguration;
import dev.driveyard.jobs.copy.CopyConfiguration;
import dev.driveyard.jobs.delete.DeleteConfiguration;
import dev.driveyard.jobs.duplicates.DuplicateConfiguration;
import dev.driveyard.jobs.history.HistoryConfiguration;
import dev.driveyard.jobs.index.IndexConfiguration;
import dev.driveyard.jobs.operate.OperateConfiguration;
import dev.driveyard.jobs.operate.queue.QueueConfiguration;
import dev.driveyard.jobs.thumbnails.ThumbnailConfiguration;
import dev.driveyard.jobs.upkeep.UpkeepConfiguration;
import dev.driveyard.jobs.validate.ValidateConfiguration;
import dev.driveyard.journal.Journal;
import dev.driveyard.provider.LocalCredentials;
import dev.driveyard.provider.archive.ArchiveBackends;
import dev.driveyard.provider.sftp.SftpBackends;
import dev.driveyard.runs.JobRepositoryConfiguration;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.events.ServerEventStore;
import dev.driveyard.schedule.ScheduleConfiguration;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.volume.BackendFactory;
import dev.driveyard.tokens.AccessTokens;
import dev.driveyard.watch.WatchConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The beans of one open library, whoever opens it: a command, a server, or an application
 * that embeds this one. Wants the {@code Library} and {@code LaunchRequests}. Everything
 * is named here: nothing is scanned and nothing configures itself, so a command starts
 * fast.
 */
@Configuration(proxyBeanMethods = false)
@Import({ DatabaseConfiguration.class, JobRepositoryConfiguration.class, OperateConfiguration.class,
		IndexConfiguration.class, QueueConfiguration.class, ScheduleConfiguration.class, WatchConfiguration.class,
		Locations.class, CatalogueQueries.class, CatalogueWriter.class, LostAndFound.class, EntryIds.class,
		Contents.class, Analyses.class, Statistics.class, LibraryCounts.class, RunStore.class, RunQueries.class,
		Journal.class, UpkeepConfiguration.class, CopyConfiguration.class, DeleteConfiguration.class,
		DuplicateConfiguration.class, ValidateConfiguration.class, HistoryConfiguration.class,
		ThumbnailConfiguration.class, CompareConfiguration.class, AccessTokens.class })
public class LibraryConfiguration {

	@Bean
	Backend localVolume() {
		return new LocalBackend();
	}

	@Bean
	ServerEventStore serverEventStore(JdbcTemplate template, @Qualifier(DatabaseConfiguration.READ) JdbcClient reader,
			Dialect dialect) {
		return new ServerEventStore(template, reader, dialect);
	}

	@Bean
	BackendFactory sftpVolumes() {
		Path home = Path.of(System.getProperty("user.home"));
		return new SftpBackends(new LocalCredentials(System.getenv(), home), System.getProperty("user.name"));
	}

	@Bean
	BackendFactory archiveVolumes(Backend localVolume) {
		return new ArchiveBackends(localVolume);
	}

}
