package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.scan.LostAndFound;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Ends a scan: what was found and not claimed is new, once all that was lost is settled.
 */
record FoundEntries(LostAndFound lostAndFound, long location) implements StepExecutionListener {

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED) {
			this.lostAndFound.clearFound(this.location);
		}
		return null;
	}

}
