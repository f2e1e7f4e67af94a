package dev.driveyard.jobs.history;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What goes out of the history.
 *
 * @param olderThan as seen from the moment when the first run of the instance was made
 */
record PruneParameters(@ParameterSpec("only runs that ended longer ago: 12h, 90d, 2w or 1y") String olderThan,
		@ParameterSpec(value = "only count", defaultValue = "false") boolean dryRun,
		@ParameterSpec(
				value = "whether the database's file is made smaller afterwards; nobody else can write meanwhile",
				tuning = true, defaultValue = "false") boolean compact) {

	/** The name of the job. */
	static final String JOB = "prune-history";

	/** What can be asked of it. */
	static final ParameterModel<PruneParameters> MODEL = ParameterModel.of(PruneParameters.class);

	PruneParameters {
		olderThan = Age.parse(olderThan).text();
		if (dryRun && compact) {
			throw new IllegalArgumentException("A dry run changes nothing, so there is nothing to compact");
		}
	}

	/** How old is old. */
	Age age() {
		return Age.parse(this.olderThan);
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("olderThan", this.olderThan);
		if (this.dryRun) {
			what.put("dryRun", true);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		return "runs that ended more than " + this.olderThan + " ago" + (this.dryRun ? " (only counted)" : "");
	}

	/** Those that Spring Batch keeps. */
	static PruneParameters of(JobParameters parameters) {
		return MODEL.of(parameters);
	}

}
