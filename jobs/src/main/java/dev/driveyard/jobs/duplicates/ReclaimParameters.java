package dev.driveyard.jobs.duplicates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Which duplicates are handled, and how.
 *
 * @param found identifying: the job instance that found them
 * @param run identifying: its run, as it was asked for
 * @param keep identifying
 * @param folders identifying: absolute paths, where the rule wants some
 * @param action identifying
 * @param splitLinks identifying: whether files are joined that have other names, too
 * @param acrossOwners identifying: whether a file may go since one of another owner or
 * group is kept
 * @param dryRun identifying: only plan, never go on
 * @param confirmed tuning: whether to go on after the plan
 */
record ReclaimParameters(long found, long run, KeepRule keep, List<String> folders, ReclaimAction action,
		boolean splitLinks, boolean acrossOwners, boolean dryRun, boolean confirmed) {

	/** The name of the job. */
	static final String JOB = "reclaim";

	ReclaimParameters {
		folders = List.copyOf(folders);
		if ((keep == KeepRule.IN) == folders.isEmpty()) {
			throw new IllegalArgumentException((keep == KeepRule.IN) ? "--keep in wants the folders to keep files in"
					: "Folders go with --keep in");
		}
		if (splitLinks && action != ReclaimAction.HARDLINK) {
			throw new IllegalArgumentException("--split-links goes with --action hardlink");
		}
		if (acrossOwners && action == ReclaimAction.HARDLINK) {
			throw new IllegalArgumentException(
					"--across-owners does not go with --action hardlink: all names of a file have one owner");
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
				+ Arguments.word(this.keep).replace('_', '-') + (this.dryRun ? ", only planned)" : ")");
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addString("what", Json.write(what()))
			.addLong("sequence", sequence)
			.addString("confirmed", Boolean.toString(this.confirmed), false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static ReclaimParameters of(JobParameters parameters) {
		Map<String, Object> what = Json.read(Arguments.text(parameters, "what"));
		return new ReclaimParameters(Arguments.number(what, "found", 0L), Arguments.number(what, "run", 0L),
				KeepRule.valueOf(String.valueOf(what.get("keep"))), Arguments.strings(what, "folders"),
				ReclaimAction.valueOf(String.valueOf(what.get("action"))), Arguments.bool(what, "splitLinks", false),
				Arguments.bool(what, "acrossOwners", false), Arguments.bool(what, "dryRun", false),
				Arguments.bool(parameters, "confirmed"));
	}

}
