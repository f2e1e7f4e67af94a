package dev.driveyard.server.api;

import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.server.ServerConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The kinds of jobs.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/jobs")
final class JobsController {

	private final RunOperator operator;

	JobsController(RunOperator operator) {
		this.operator = operator;
	}

	@GetMapping
	Page<JobView> all() {
		return Page.whole(this.operator.definitions().stream().map(JobView::of).toList());
	}

	@GetMapping("/{name}")
	JobView one(@PathVariable String name) {
		return JobView.of(this.operator.definition(name));
	}

	/**
	 * A kind of job.
	 *
	 * @param parameters the JSON Schema of its parameters, with their defaults
	 */
	record JobView(String name, String description, List<String> steps, Map<String, Object> parameters) {

		static JobView of(JobDefinition job) {
			return new JobView(job.name(), job.description(), job.steps(), job.parameters().schema());
		}

	}

}
