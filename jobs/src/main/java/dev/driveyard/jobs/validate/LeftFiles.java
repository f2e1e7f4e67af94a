package dev.driveyard.jobs.validate;

import dev.driveyard.jobs.operate.StepCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;

/**
 * Counts at the end of a step that reads files what could not be compared, and what is
 * left for a later run.
 */
final class LeftFiles implements ItemWriteListener<CheckResult>, StepExecutionListener {

	private final ReadFileReader reader;

	private final StepCounts<ValidateCount> counts;

	/** Whether all that was read was looked at, too. */
	private boolean all = true;

	LeftFiles(ReadFileReader reader, StepCounts<ValidateCount> counts) {
		this.reader = reader;
		this.counts = counts;
	}

	@Override
	public void afterWrite(Chunk<? extends CheckResult> results) {
		for (CheckResult result : results) {
			this.all &= result.change().check() == null || result.change().marks().size() == result.read();
		}
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED) {
			this.reader.sum(this.all, this.counts.counts());
			this.counts.counts().save(stepExecution.getExecutionContext());
		}
		return null;
	}

}
