package dev.driveyard.jobs.operate.queue;

import dev.driveyard.catalogue.locations.HostDevice;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of these tests.
 */
@Configuration(proxyBeanMethods = false)
public class WorkConfiguration {

	@Bean
	WorkDefinition workDefinition(JobRepository repository, PlatformTransactionManager transactions, JdbcClient client,
			HostDevice device) {
		return new WorkDefinition(repository, transactions, client, device);
	}

}
