package dev.driveyard.jobs.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.jobs.folders.KeptFolders;
import dev.driveyard.jobs.operate.Arguments;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Among which files duplicates are looked for, and how, once it is known which folders of
 * which locations that are.
 *
 * @param scope identifying: the folders, none below another, sorted
 * @param mode identifying
 * @param minSize identifying: in bytes
 * @param maxSize identifying: in bytes, null for any
 * @param extensions identifying: without the dot, sorted; any if there are none
 * @param refresh identifying: whether to bring the index up to date before
 * @param threshold identifying, for similar pictures
 * @param hashers tuning: threads that read and hash files
 */
record DuplicateParameters(FolderScope scope, DuplicateMode mode, long minSize, @Nullable Long maxSize,
		List<String> extensions, boolean refresh, int threshold, int hashers) {

	/** The name of the job. */
	static final String JOB = "duplicates";

	/** Where version 0.1 kept all that is identifying, in the parameters of the job. */
	private static final String WHAT = "what";

	DuplicateParameters {
		extensions = List.copyOf(extensions);
	}

	DuplicateSelection selection() {
		return new DuplicateSelection(this.scope, this.minSize, this.maxSize, this.extensions);
	}

	/** What makes two runs the same work. */
	String subject() {
		return JOB + " " + Json.write(what());
	}

	private Map<String, Object> what() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("parts", this.scope.texts());
		what.put("mode", this.mode.name());
		what.put("minSize", this.minSize);
		if (this.maxSize != null) {
			what.put("maxSize", this.maxSize);
		}
		what.put("extensions", this.extensions);
		what.put("refresh", this.refresh);
		if (this.mode == DuplicateMode.SIMILAR_PICTURES) {
			what.put("threshold", this.threshold);
		}
		return what;
	}

	/** Keeps which folders they are for the steps, and for the executions to come. */
	void keep(ExecutionContext context) {
		KeptFolders.keep(this.scope, context);
	}

	/** What files may share, in the order in which groups of them are looked for. */
	List<Sharing> sharings() {
		boolean empty = this.mode.readsFiles() && this.minSize == 0;
		return empty ? List.of(Sharing.NOTHING, this.mode.sharing()) : List.of(this.mode.sharing());
	}

	/** Whether an execution knows which folders they are. */
	static boolean isKept(JobExecution execution) {
		return KeptFolders.areIn(execution.getExecutionContext()) || isOfVersion01(execution.getJobParameters());
	}

	/** Whether version 0.1 kept them: it knew which folders they are before it began. */
	static boolean isOfVersion01(JobParameters parameters) {
		return parameters.getString(WHAT) != null;
	}

	/**
	 * Those of an execution that has begun.
	 */
	static DuplicateParameters of(JobExecution execution) {
		JobParameters parameters = execution.getJobParameters();
		if (isOfVersion01(parameters)) {
			return ofVersion01(parameters);
		}
		FolderScope scope = KeptFolders.of(execution.getExecutionContext());
		return DuplicateRequest.MODEL.of(parameters).among(scope);
	}

	static DuplicateParameters ofVersion01(JobParameters parameters) {
		Map<String, Object> what = Json.read(Arguments.text(parameters, WHAT));
		Long maxSize = what.containsKey("maxSize") ? Long.valueOf(Arguments.number(what, "maxSize", 0L)) : null;
		return new DuplicateParameters(KeptFolders.of(what), DuplicateMode.valueOf(String.valueOf(what.get("mode"))),
				Arguments.number(what, "minSize", 1L), maxSize, Arguments.strings(what, "extensions"),
				Arguments.bool(what, "refresh", true), DuplicateRequest.THRESHOLD,
				(int) Arguments.number(parameters, "hashers", DuplicateRequest.defaultHashers()));
	}

}
