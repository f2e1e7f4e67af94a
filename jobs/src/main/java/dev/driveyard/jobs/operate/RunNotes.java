package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.summary.RunNote;
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
	static void keep(JobExecution execution, List<RunNote> notes) {
		ExecutionContext context = execution.getExecutionContext();
		if (!notes.isEmpty()) {
			context.putString(KEY, Json.write(Map.of(KEY, notes.stream().map(RunNotes::toMap).toList())));
		}
		else if (context.containsKey(KEY)) {
			context.remove(KEY);
		}
	}

	private static Map<String, Object> toMap(RunNote note) {
		return Map.of("code", note.code().name(), "message", note.message());
	}

	/** The notes of an execution. */
	static List<RunNote> of(JobExecution execution) {
		ExecutionContext context = execution.getExecutionContext();
		return (context.containsKey(KEY) && Json.read(context.getString(KEY)).get(KEY) instanceof List<?> notes)
				? notes.stream().map(RunNotes::note).toList() : List.of();
	}

	/** Older versions kept the message alone. */
	private static RunNote note(Object kept) {
		return (kept instanceof Map<?, ?> note) ? new RunNote(RunNote.Code.valueOf(String.valueOf(note.get("code"))),
				String.valueOf(note.get("message"))) : RunNote.of(String.valueOf(kept));
	}

}
