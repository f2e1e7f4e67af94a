package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a person should know of how a run began, kept in the execution context of its job.
 */
final class RunNotes {

	private static final String KEY = "notes";

	private RunNotes() {
	}

	/** Keeps the notes of an execution, in place of those of the one before. */
	static void keep(JobExecution execution, List<String> notes) {
		ExecutionContext context = execution.getExecutionContext();
		if (!notes.isEmpty()) {
			context.putString(KEY, Json.write(Map.of(KEY, notes)));
		}
		else if (context.containsKey(KEY)) {
			context.remove(KEY);
		}
	}

	/** The notes of an execution. */
	static List<String> of(JobExecution execution) {
		ExecutionContext context = execution.getExecutionContext();
		return context.containsKey(KEY) ? Arguments.strings(Json.read(context.getString(KEY)), KEY) : List.of();
	}

}
