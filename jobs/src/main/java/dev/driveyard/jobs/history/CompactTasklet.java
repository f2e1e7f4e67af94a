package dev.driveyard.jobs.history;

import dev.driveyard.database.DatabaseSpace;
import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Gives the room back that removed rows took, where that is asked for, and says how much
 * is unused.
 */
record CompactTasklet(DatabaseSpace space, boolean compact) implements Tasklet {

	/** In every context of a step that counts. */
	private static final String BEGUN = "begun";

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		Tally<PruneCount> counts = new Tally<>(PruneCount.class);
		counts.set(PruneCount.FREED_BYTES, this.compact ? this.space.compact() : 0);
		counts.set(PruneCount.UNUSED_BYTES, this.space.unused());
		ExecutionContext step = contribution.getStepExecution().getExecutionContext();
		step.putLong(BEGUN, 1);
		counts.save(step);
		return RepeatStatus.FINISHED;
	}

}
