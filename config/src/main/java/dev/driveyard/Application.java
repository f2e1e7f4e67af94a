package dev.driveyard;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.cli.command.Session;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.copy.CopyConfiguration;
import dev.driveyard.jobs.delete.DeleteConfiguration;
import dev.driveyard.jobs.duplicates.DuplicateConfiguration;
import dev.driveyard.jobs.history.HistoryConfiguration;
import dev.driveyard.jobs.index.IndexConfiguration;
import dev.driveyard.jobs.operate.OperateConfiguration;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.QueueConfiguration;
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
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The Spring context of one open library. Everything is named here: nothing is scanned
 * and nothing configures itself, so a command starts fast.
 */
@Configuration(proxyBeanMethods = false)
@Import({ DatabaseConfiguration.class, JobRepositoryConfiguration.class, OperateConfiguration.class,
		IndexConfiguration.class, QueueConfiguration.class, ScheduleConfiguration.class, WatchConfiguration.class,
		Locations.class, CatalogueQueries.class, CatalogueWriter.class, LostAndFound.class, EntryIds.class,
		Contents.class, Analyses.class, Statistics.class, RunStore.class, RunQueries.class, Journal.class,
		UpkeepConfiguration.class, CopyConfiguration.class, DeleteConfiguration.class, DuplicateConfiguration.class,
		ValidateConfiguration.class, HistoryConfiguration.class, AccessTokens.class })
public class Application {

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

	/**
	 * Opens a library.
	 */
	static Session open(Library library) {
		return open(library, (context) -> {
		});
	}

	/**
	 * Opens a library with more beans than the application has.
	 */
	static Session open(Library library, Consumer<GenericApplicationContext> more) {
		Logging.toLibrary(library);
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.lazyInitialization(true)
			.registerShutdownHook(false)
			.properties(Map.of("spring.config.location", "optional:classpath:/driveyard/"))
			.addCommandLineProperties(false)
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(Library.class, () -> library);
				beans.registerBean(LaunchRequests.class, () -> accepting(beans));
				more.accept(beans);
			})
			.build();
		return new ContextSession(library, application.run());
	}

	/** Without the channels, which a command has no use for. */
	private static LaunchRequests accepting(GenericApplicationContext beans) {
		return (request) -> beans.getBean(LaunchQueue.class).accept(request);
	}

	private record ContextSession(Library library, ConfigurableApplicationContext context) implements Session {

		@Override
		public <T> T get(Class<T> type) {
			return this.context.getBean(type);
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
