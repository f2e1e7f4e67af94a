package dev.driveyard.server.health;

import java.time.Duration;

import dev.driveyard.jobs.operate.queue.QueueWorkers;
import dev.driveyard.runs.requests.RequestQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * How the server is, and who tells it.
 */
@Configuration(proxyBeanMethods = false)
@Import(HealthController.class)
public class HealthConfiguration {

	/** An answer that takes longer is as bad as none. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** However many ask, the database is asked no more often. */
	private static final Duration KEEP = Duration.ofSeconds(1);

	@Bean
	DatabaseProbe databaseProbe(RequestQueries requests) {
		return new DatabaseProbe(requests::isPaused, PATIENCE, KEEP);
	}

	@Bean
	Readiness readiness(QueueWorkers workers, DatabaseProbe database) {
		return new Readiness(() -> !workers.isAutoStartup() || workers.isTaking(), database);
	}

}
