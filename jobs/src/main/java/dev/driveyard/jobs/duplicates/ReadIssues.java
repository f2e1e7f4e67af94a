package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Forgets the issues of earlier executions of a step that reads files: what could not be
 * read is tried again. Keeps the last issue before the first of them.
 */
final class ReadIssues implements ItemStream {

	private static final String LAST_ISSUE = "issue.before";

	private final RunStore runs;

	private final long instance;

	private final StepCounts<DuplicateCount> counts;

	private long issueBefore;

	/**
	 * Issues.
	 * @param instance of the job
	 * @param counts opened before
	 */
	ReadIssues(RunStore runs, long instance, StepCounts<DuplicateCount> counts) {
		this.runs = runs;
		this.instance = instance;
		this.counts = counts;
	}

	@Override
	public void open(ExecutionContext context) {
		this.issueBefore = context.getLong(LAST_ISSUE, this.runs.lastIssue());
		this.counts.counts().add(DuplicateCount.ISSUES, -this.runs.forgetIssuesAfter(this.instance, this.issueBefore));
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(LAST_ISSUE, this.issueBefore);
	}

}
