package dev.driveyard.jobs.history;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What goes out of the history.
 *
 * @param olderThan identifying: only runs that ended longer ago, as seen from the moment
 * when the first run of the instance was made
 * @param dryRun identifying: only count
 * @param compact tuning: whether the database's file is made smaller afterwards
 */
record PruneParameters(Age olderThan, boolean dryRun, boolean compact) {

	/** The name of the job. */
	static final String JOB = "prune-history";

	PruneParameters {
		if (dryRun && compact) {
			throw new IllegalArgumentException("A dry run changes nothing, so there is nothing to compact");
		}
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("olderThan", this.olderThan.text());
		if (this.dryRun) {
			what.put("dryRun", true);
		}
		return JOB + " " + Json.write(what);
	}

	/** The same for a person. */
	String description() {
		return "runs that ended more than " + this.olderThan.text() + " ago" + (this.dryRun ? " (only counted)" : "");
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		return new JobParametersBuilder().addString("olderThan", this.olderThan.text())
			.addString("dryRun", Boolean.toString(this.dryRun))
			.addLong("sequence", sequence)
			.addString("compact", Boolean.toString(this.compact), false)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static PruneParameters of(JobParameters parameters) {
		return new PruneParameters(Age.parse(Arguments.text(parameters, "olderThan")),
				Arguments.bool(parameters, "dryRun"), Arguments.bool(parameters, "compact"));
	}

}
