package dev.driveyard.autoconfigure;

import dev.driveyard.context.LibraryConfiguration;
import dev.driveyard.jobs.operate.queue.QueueWorkersConfiguration;
import dev.driveyard.schedule.SchedulerConfiguration;
import dev.driveyard.watch.WatcherConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The beans of a library that an application embeds: those of every open library, with
 * who runs what is asked for, by whom or by which schedule or watch ever.
 */
@Configuration(proxyBeanMethods = false)
@Import({ LibraryConfiguration.class, QueueWorkersConfiguration.class, SchedulerConfiguration.class,
		WatcherConfiguration.class })
class EmbeddedConfiguration {

}
