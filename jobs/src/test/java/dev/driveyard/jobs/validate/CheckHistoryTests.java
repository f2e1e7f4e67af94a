package dev.driveyard.jobs.validate;

import java.util.Map;

import dev.driveyard.jobs.testing.JobTestBase;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CheckHistory} tells runs of version 0.1, which made all checks in one step.
 */
class CheckHistoryTests extends JobTestBase {

	private int number;

	private CheckHistory after(String step, BatchStatus status, Map<String, Object> context) {
		JobRepository repository = this.jobs.bean(JobRepository.class);
		JobInstance instance = repository.createJobInstance("history" + this.number++, new JobParameters());
		JobExecution execution = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
		StepExecution ended = repository.createStepExecution(step, execution);
		ended.setStatus(status);
		ended.setExecutionContext(new ExecutionContext(context));
		repository.update(ended);
		repository.updateExecutionContext(ended);
		return new CheckHistory(repository, instance);
	}

	@Test
	void whatWasCheckedAtOnceIsNotReadAgain() {
		Map<String, Object> old = Map.of("begun", 1L, "count.BYTES", 70L, "count.LEFT_FILES", 3L);
		assertThat(after("check", BatchStatus.COMPLETED, old).isCheckedAtOnce()).isTrue();
		assertThat(after("check", BatchStatus.STOPPED, old).isCheckedAtOnce()).isFalse();
		assertThat(after("check", BatchStatus.COMPLETED, Map.of("begun", 1L, "check.alone", 1L)).isCheckedAtOnce())
			.isFalse();
	}

	@Test
	void whatWasReadInTheMiddleOfThatStepCountsForTheBudget() {
		assertThat(after("check", BatchStatus.STOPPED, Map.of("begun", 1L, "count.BYTES", 70L)).bytesVerified())
			.isEqualTo(70);
		assertThat(after("verify", BatchStatus.STOPPED, Map.of("begun", 1L, "count.BYTES", 50L)).bytesVerified())
			.isEqualTo(50);
	}

	@Test
	void theReportComesAfterAllChecks() {
		assertThat(after("report", BatchStatus.FAILED, Map.of()).isChecked()).isTrue();
		assertThat(after("decode", BatchStatus.COMPLETED, Map.of()).isChecked()).isFalse();
	}

}
