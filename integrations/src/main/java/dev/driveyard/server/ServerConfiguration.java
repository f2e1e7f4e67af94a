package dev.driveyard.server;

import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.QueueWorkersConfiguration;
import dev.driveyard.schedule.SchedulerConfiguration;
import dev.driveyard.server.api.ApiConfiguration;
import dev.driveyard.server.catalogue.CatalogueConfiguration;
import dev.driveyard.server.events.EventsConfiguration;
import dev.driveyard.server.health.HealthConfiguration;
import dev.driveyard.server.metrics.MetricsConfiguration;
import dev.driveyard.server.openapi.OpenApiController;
import dev.driveyard.server.problem.ProblemAdvice;
import dev.driveyard.server.schedule.ScheduleApiConfiguration;
import dev.driveyard.server.security.SecurityConfiguration;
import dev.driveyard.server.tomcat.TomcatConfiguration;
import dev.driveyard.server.tryit.TryItConfiguration;
import dev.driveyard.server.watch.WatchApiConfiguration;
import dev.driveyard.watch.WatcherConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The beans of a server, beside those of an open library. Nothing is scanned: what is to
 * be here is named here.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
@Import({ QueueWorkersConfiguration.class, QueueChannels.class, SchedulerConfiguration.class,
		WatcherConfiguration.class, TomcatConfiguration.class, WebConfiguration.class, SecurityConfiguration.class,
		ProblemAdvice.class, ApiConfiguration.class, EventsConfiguration.class, CatalogueConfiguration.class,
		ScheduleApiConfiguration.class, WatchApiConfiguration.class, OpenApiController.class, HealthConfiguration.class,
		MetricsConfiguration.class, TryItConfiguration.class })
public class ServerConfiguration {

	/** What all paths of the API begin with. */
	public static final String API = "/api/v1";

}
