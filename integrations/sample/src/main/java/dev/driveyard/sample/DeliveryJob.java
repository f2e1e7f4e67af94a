package dev.driveyard.sample;

import java.util.Map;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The application's own job, on its own database: records a delivery.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryJob {

	@Bean
	Job delivery(JobRepository repository, Step recordStep) {
		return new JobBuilder("delivery", repository).start(recordStep).build();
	}

	@Bean
	Step recordStep(JobRepository repository, PlatformTransactionManager transactions, JdbcClient client) {
		return new StepBuilder("record", repository).tasklet((contribution, chunk) -> {
			Map<String, Object> parameters = chunk.getStepContext().getJobParameters();
			client.sql("INSERT INTO delivery (folder, duplicates, bytes) VALUES (:folder, :duplicates, :bytes)")
				.paramSource(parameters)
				.update();
			return RepeatStatus.FINISHED;
		}, transactions).build();
	}

}
