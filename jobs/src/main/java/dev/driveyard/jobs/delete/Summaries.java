package dev.driveyard.jobs.delete;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.delete.Counts.Count;
import dev.driveyard.jobs.operate.StepHistory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/**
 * What the runs of an instance did. Each step takes its counts on to its next execution.
 */
final class Summaries {

	private Summaries() {
	}

	static Map<String, Object> of(JobRepository repository, JobInstance instance, List<String> steps,
			List<Count> shown) {
		Counts total = new Counts();
		for (String step : steps) {
			StepHistory.newest(repository, instance, step, Session.BEGUN).ifPresent(total::add);
		}
		Map<String, Object> summary = new LinkedHashMap<>();
		shown.forEach((count) -> total.show(count, summary));
		return summary;
	}

}
