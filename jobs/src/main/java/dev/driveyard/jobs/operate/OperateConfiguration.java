package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.util.List;

import dev.driveyard.catalogue.Library;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * Running jobs in this process.
 */
@Configuration(proxyBeanMethods = false)
public class OperateConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemDefaultZone();
	}

	@Bean
	JobOperator jobOperator(JobRepository repository) throws Exception {
		TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
		operator.setJobRepository(repository);
		operator.setJobRegistry(new MapJobRegistry());
		operator.setTaskExecutor(new SyncTaskExecutor());
		operator.afterPropertiesSet();
		return operator;
	}

	@Bean
	List<SupervisedJob> supervisedJobs(List<JobDefinition> definitions, RunStore runs, Clock clock) {
		return definitions.stream().map((definition) -> new SupervisedJob(definition, runs, clock)).toList();
	}

	@Bean
	RunOperator runOperator(List<SupervisedJob> jobs, JobOperator operator, JobRepository repository, RunStore runs,
			Library library, Clock clock) {
		return new RunOperator(jobs, operator, repository, runs, library, clock);
	}

}
