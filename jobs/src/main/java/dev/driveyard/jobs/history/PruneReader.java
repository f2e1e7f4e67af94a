package dev.driveyard.jobs.history;

import dev.driveyard.database.Dialect;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the items of a step of the job, and holds what the step counts.
 *
 * @param <I> an item
 */
abstract class PruneReader<I> extends CountingSession<PruneCount> implements ItemStreamReader<I> {

	private final WriterPause pause;

	private final PruneCount done;

	/**
	 * Creates one.
	 * @param done what of the counts tells how far the step is
	 */
	PruneReader(JobRepository repository, Dialect dialect, PruneCount done) {
		super(repository, PruneCount.class);
		this.pause = new WriterPause(dialect);
		this.done = done;
	}

	/** Lets others write before the next transaction. */
	final void pause() {
		this.pause.await();
	}

	/** How far the step is. */
	final Progress progress(String step) {
		return new Progress(step, counts().get(this.done), 0, 0, 0, "");
	}

}
