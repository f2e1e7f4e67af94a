package dev.driveyard.jobs.operate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What the earlier executions of a step left. Spring Batch hands on the context of the
 * last one only, which is still empty where a process died in its first moments; this
 * looks further back.
 */
public final class StepHistory {

	private StepHistory() {
	}

	/**
	 * The newest context of a step that has one of some keys.
	 */
	public static Optional<ExecutionContext> newest(JobRepository repository, JobInstance instance, String step,
			String... keys) {
		return repository.getJobExecutions(instance)
			.stream()
			.flatMap((execution) -> execution.getStepExecutions().stream())
			.filter((execution) -> execution.getStepName().equals(step))
			.sorted(Comparator.comparing(StepExecution::getId).reversed())
			.map(StepExecution::getExecutionContext)
			.filter((context) -> Stream.of(keys).anyMatch(context::containsKey))
			.findFirst();
	}

	/**
	 * Hands on what Spring Batch did not.
	 */
	public static void handOn(JobRepository repository, JobInstance instance, String step, ExecutionContext to,
			String... keys) {
		if (Stream.of(keys).noneMatch(to::containsKey)) {
			newest(repository, instance, step, keys).ifPresent(
					(context) -> context.entrySet().forEach((entry) -> to.put(entry.getKey(), entry.getValue())));
		}
	}

}
