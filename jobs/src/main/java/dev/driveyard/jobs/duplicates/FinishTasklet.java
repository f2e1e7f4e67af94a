package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Forgets what was only needed meanwhile, and what earlier instances found for the same
 * request.
 *
 * @param subject of the request
 * @param instance of the job
 */
record FinishTasklet(DuplicateGroups groups, String subject, long instance) implements Tasklet {

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		this.groups.tidy(this.instance);
		this.groups.forgetEarlier(this.subject, this.instance);
		return RepeatStatus.FINISHED;
	}

}
