package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.CountedSteps;
import dev.driveyard.jobs.operate.NoCount;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The steps that bring the sums of directories up to date where these are marked. They
 * keep no position, so they run in each execution.
 *
 * @param reader reads what is committed
 * @param writer takes part in a chunk's transaction
 */
public record TotalsSteps(JobRepository repository, PlatformTransactionManager transactionManager, JdbcClient reader,
		JdbcTemplate writer, Dialect dialect, CommitInterval commitInterval) {

	private static final int CHUNK = 500;

	/**
	 * Counts files with several names once in each directory above them.
	 * @param locations asked as the step starts
	 */
	public Step links(String name, Supplier<List<Long>> locations, RunControl control) {
		LinkedBytesWriter bytes = new LinkedBytesWriter(this.writer);
		LinkedFileReader files = new LinkedFileReader(this.reader, this.dialect);
		return this.<LinkedFile>step(name, CHUNK, control, () -> {
			control.enter(name);
			files.begin(locations.get()).forEach(bytes::reset);
		}).reader(files).processor(new LinkedFileProcessor(this.reader)).writer(bytes).build();
	}

	/**
	 * Sums sizes upwards, level by level, each level before the one above.
	 */
	public Step aggregate(String name, Supplier<List<Long>> locations, RunControl control) {
		return this.<LevelTotals>step(name, 1, control, () -> control.enter(name))
			.reader(new DirtyDirectoryReader(this.reader, locations))
			.writer(new TotalsWriter(this.writer))
			.build();
	}

	private <I extends Counted<NoCount>> ChunkOrientedStepBuilder<I, I> step(String name, int items, RunControl control,
			Runnable atStart) {
		return new CountedSteps(this.repository, this.transactionManager, this.commitInterval, control)
			.<NoCount, I, I>step(name, items, StepCounts.ofExecution(NoCount.class), atStart)
			.allowStartIfComplete(true);
	}

}
