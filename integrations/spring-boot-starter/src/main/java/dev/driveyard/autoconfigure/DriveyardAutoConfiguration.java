package dev.driveyard.autoconfigure;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Embeds a library where {@code driveyard.library} is set. What a host may have of the
 * same type is never asked for by it, and never hidden: see
 * <a href="../../../../../../../../docs/embedding.md">the guide</a>.
 */
@AutoConfiguration(afterName = "org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration")
@ConditionalOnProperty("driveyard.library")
@EnableConfigurationProperties(DriveyardProperties.class)
@Import(QueueChannels.class)
public final class DriveyardAutoConfiguration {

	@Bean
	@Lazy(false)
	static EmbeddedLibrary driveyardLibrary(DriveyardProperties properties, ConfigurableEnvironment environment,
			ObjectProvider<LaunchRequests> requests, ObjectProvider<RunEventListener> listeners) {
		return new EmbeddedLibrary(properties, environment, requests, listeners);
	}

	/** Accepts requests, and lets people change their minds. */
	@Bean
	static LaunchQueue driveyardQueue(EmbeddedLibrary driveyardLibrary) {
		return driveyardLibrary.get(LaunchQueue.class);
	}

	/** Starts, stops and restarts runs by their ids, and tells what they did. */
	@Bean
	static RunOperator driveyardRuns(EmbeddedLibrary driveyardLibrary) {
		return driveyardLibrary.get(RunOperator.class);
	}

	/**
	 * Spring Batch's own, for the library's jobs. Whoever wants it asks for it by this
	 * name; who asks for a {@link JobOperator} gets the host's.
	 */
	@Bean(defaultCandidate = false)
	@Fallback
	static JobOperator driveyardJobOperator(EmbeddedLibrary driveyardLibrary) {
		return JobOperators.standingFor(driveyardLibrary.get(JobOperator.class));
	}

}
