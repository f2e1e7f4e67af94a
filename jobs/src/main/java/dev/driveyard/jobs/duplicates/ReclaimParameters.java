package dev.driveyard.jobs.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Which duplicates are handled, and how.
 *
 * @param found the job instance that found them, which follows from the run
 * @param run as it was asked for
 */
record ReclaimParameters(long found, @ParameterSpec("the run that found the duplicates") long run,
		@ParameterSpec("which of equal files is kept; in: all that are in some folders;"
				+ " best: of pictures that look alike the best one") KeepRule keep,
		@ParameterSpec(value = "with keep in: these folders, absolute", path = true,
				defaultValue = "[]") List<String> folders,
		@ParameterSpec(value = "what is done with the others", defaultValue = "trash") ReclaimAction action,
		@ParameterSpec(value = "for hardlink: also join files that have other names, which stay as they are",
				defaultValue = "false") boolean splitLinks,
		@ParameterSpec(
				value = "for trash and delete: let files go also if the one that is kept has another owner or group",
				defaultValue = "false") boolean acrossOwners,
		@ParameterSpec(value = "only plan; such a run never goes on", defaultValue = "false") boolean dryRun,
		@ParameterSpec(
				value = "whether to go on after the plan; if it is not said, the trash does and the others do not",
				tuning = true, defaultValue = "false") boolean confirmed) {

	/** The name of the job. */
	static final String JOB = "reclaim";

	private static final String FOUND = "found";

	/** Where version 0.1 kept all that is identifying. */
	private static final String WHAT = "what";

	/** What can be asked of it. */
	static final ParameterModel<ReclaimParameters> MODEL = ParameterModel.of(ReclaimParameters.class).fixed(FOUND, 0L);

	ReclaimParameters {
		folders = List.copyOf(folders);
		if ((keep == KeepRule.IN) == folders.isEmpty()) {
			throw new InvalidParameterException("folders", (keep == KeepRule.IN)
					? "must name the folders to keep files in" : "must be empty unless files in some folders are kept");
		}
		if (keep == KeepRule.BEST && action != ReclaimAction.TRASH) {
			throw new InvalidParameterException("action",
					"has to be trash where the best is kept: pictures that look alike are not equal");
		}
		if (splitLinks && action != ReclaimAction.HARDLINK) {
			throw new InvalidParameterException("splitLinks", "goes with the action hardlink");
		}
		if (acrossOwners && action == ReclaimAction.HARDLINK) {
			throw new InvalidParameterException("acrossOwners",
					"does not go with the action hardlink: all names of a file have one owner");
		}
	}

	/** Whether anything is to be done in this execution. */
	boolean goesOn() {
		return this.confirmed && !this.dryRun;
	}

	/**
	 * Whether the file that is kept has the owner and group of those that are handled.
	 * Where each stays with its owner that is of no matter.
	 */
	boolean partsOwners() {
		return !this.acrossOwners && this.action != ReclaimAction.REFLINK;
	}

	/** Whether it is about pictures that only look alike. */
	boolean isOfPictures() {
		return this.keep == KeepRule.BEST;
	}

	/** What makes two runs the same work. */
	String subject() {
		return JOB + " " + Json.write(what());
	}

	private Map<String, Object> what() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("found", this.found);
		what.put("run", this.run);
		what.put("keep", this.keep.name());
		what.put("folders", this.folders);
		what.put("action", this.action.name());
		what.put("splitLinks", this.splitLinks);
		if (this.acrossOwners) {
			what.put("acrossOwners", true);
		}
		what.put("dryRun", this.dryRun);
		return what;
	}

	/** The same for a person. */
	String description() {
		return "duplicates of run " + this.run + " (" + Arguments.word(this.action) + ", keep "
				+ Arguments.word(this.keep) + (this.dryRun ? ", only planned)" : ")");
	}

	/** The same once it is known which instance found them. */
	ReclaimParameters of(long instance, List<String> resolved, boolean goesOn) {
		return new ReclaimParameters(instance, this.run, this.keep, resolved, this.action, this.splitLinks,
				this.acrossOwners, this.dryRun, goesOn);
	}

	/** As Spring Batch keeps them. */
	JobParameters toJobParameters() {
		return new JobParametersBuilder(MODEL.toJobParameters(this)).addLong(FOUND, this.found).toJobParameters();
	}

	/** The inverse of {@link #toJobParameters}. */
	static ReclaimParameters of(JobParameters parameters) {
		if (parameters.getString(WHAT) != null) {
			return ofVersion01(parameters);
		}
		ReclaimParameters kept = MODEL.of(parameters);
		return kept.of(Arguments.number(parameters, FOUND, 0), kept.folders, kept.confirmed);
	}

	private static ReclaimParameters ofVersion01(JobParameters parameters) {
		Map<String, Object> what = Json.read(Arguments.text(parameters, WHAT));
		return new ReclaimParameters(Arguments.number(what, FOUND, 0L), Arguments.number(what, "run", 0L),
				KeepRule.valueOf(String.valueOf(what.get("keep"))), Arguments.strings(what, "folders"),
				ReclaimAction.valueOf(String.valueOf(what.get("action"))), Arguments.bool(what, "splitLinks", false),
				Arguments.bool(what, "acrossOwners", false), Arguments.bool(what, "dryRun", false),
				Arguments.bool(parameters, "confirmed"));
	}

}
