package dev.driveyard.jobs.validate;

import java.util.Map;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Counts the findings of a run once all are settled.
 *
 * @param instance of the job
 */
record ReportSums(Findings findings, long instance, StepCounts<ValidateCount> counts) implements StepExecutionListener {

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED) {
			sum(this.counts.counts());
			this.counts.counts().save(stepExecution.getExecutionContext());
		}
		return null;
	}

	private void sum(Tally<ValidateCount> sums) {
		Map<Severity, Long> seen = this.findings.seenBy(this.instance);
		for (Severity severity : Severity.values()) {
			sums.set(ValidateCount.valueOf(severity.name()), seen.getOrDefault(severity, 0L));
		}
		sums.set(ValidateCount.NEW, this.findings.newIn(this.instance));
		sums.set(ValidateCount.RESOLVED, this.findings.resolvedBy(this.instance));
	}

}
