package dev.driveyard.jobs.upkeep;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.ItemCountListener;
import dev.driveyard.jobs.operate.NoCounts;
import dev.driveyard.jobs.operate.StepStart;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
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

	/** With as many items in a transaction as each step thinks best. */
	public TotalsSteps(JobRepository repository, PlatformTransactionManager transactionManager, JdbcClient reader,
			JdbcTemplate writer, Dialect dialect) {
		this(repository, transactionManager, reader, writer, dialect, CommitInterval.OF_STEP);
	}

	/**
	 * Counts files with several names once in each directory above them.
	 * @param locations asked as the step starts
	 */
	public Step links(String name, Supplier<List<Long>> locations, Runnable atStart, StepInterruptionPolicy policy) {
		LinkedBytesWriter bytes = new LinkedBytesWriter(this.writer);
		LinkedFileReader files = new LinkedFileReader(this.reader, this.dialect);
		return new StepBuilder(name, this.repository).<LinkedFile, LinkedFile>chunk(this.commitInterval.of(CHUNK))
			.transactionManager(this.transactionManager)
			.reader(files)
			.processor(new LinkedFileProcessor(this.reader))
			.writer(bytes)
			.listener(new StepStart(() -> {
				atStart.run();
				files.begin(locations.get()).forEach(bytes::reset);
			}))
			.interruptionPolicy(policy)
			.allowStartIfComplete(true)
			.build();
	}

	/**
	 * Sums sizes upwards, level by level, each level before the one above.
	 */
	public Step aggregate(String name, Supplier<List<Long>> locations, Runnable atStart,
			StepInterruptionPolicy policy) {
		ItemCountListener<LevelTotals, NoCounts> counts = new ItemCountListener<>(this.repository, NoCounts::new,
				(level) -> "");
		return new StepBuilder(name, this.repository).<LevelTotals, LevelTotals>chunk(this.commitInterval.of(1))
			.transactionManager(this.transactionManager)
			.reader(new DirtyDirectoryReader(this.reader, locations))
			.writer(new TotalsWriter(this.writer))
			.stream(counts)
			.listener(counts)
			.listener(new StepStart(atStart))
			.interruptionPolicy(policy)
			.allowStartIfComplete(true)
			.build();
	}

}
