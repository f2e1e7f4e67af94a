package dev.driveyard.jobs.thumbnails;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.sidecars.PictureSelection;
import dev.driveyard.jobs.folders.KeptFolders;
import dev.driveyard.picture.PictureVariant;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What thumbnails are to be made, once it is known of which folders of which locations.
 *
 * @param begun when the first run of the instance did, milliseconds since 1970
 */
record ThumbnailParameters(FolderScope scope, ThumbnailRequest asked, long begun) {

	private static final String BEGUN = "begun";

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>(ThumbnailRequest.MODEL.identity(this.asked));
		what.put("paths", this.scope.texts());
		return ThumbnailRequest.JOB + " " + Json.write(what);
	}

	/** The contents that are to have something. */
	PictureSelection selection(PictureTypes types, int version) {
		return new PictureSelection(types.rendered(), types.films(),
				this.asked.parsedVariants().stream().map(ThumbnailVariant::wanted).toList(), version,
				this.asked.regenerate() ? this.begun : 0);
	}

	List<PictureVariant> pictures() {
		return this.asked.parsedVariants().stream().map(ThumbnailVariant::picture).toList();
	}

	/** Keeps which folders they are for the steps, and for the executions to come. */
	void keep(ExecutionContext context) {
		KeptFolders.keep(this.scope, context);
		context.putLong(BEGUN, this.begun);
	}

	/** Whether an execution knows which folders they are. */
	static boolean isKept(JobExecution execution) {
		return KeptFolders.areIn(execution.getExecutionContext());
	}

	/** Those of an execution that has begun. */
	static ThumbnailParameters of(JobExecution execution) {
		ExecutionContext context = execution.getExecutionContext();
		return new ThumbnailParameters(KeptFolders.of(context), ThumbnailRequest.MODEL.of(execution.getJobParameters()),
				context.getLong(BEGUN));
	}

}
