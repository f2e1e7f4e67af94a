package dev.driveyard.jobs.folders;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Brings the index of folders up to date, each by a run of the job that indexes, which is
 * a part of this one and stops with it. Keeps how many are done, in the order of the
 * parameters, which never changes; a run that was interrupted is gone on with. As in
 * {@link org.springframework.batch.core.step.job.JobStep} no transaction is open
 * meanwhile, since that run has its own.
 *
 * @param <E> what is counted
 */
public final class IndexStep<E extends Enum<E>> extends AbstractStep {

	private final Supplier<RunOperator> operator;

	private final String mode;

	private final IndexedFolderReader<E> folders;

	private final StepCounts<E> counts;

	private final RunControl control;

	private IndexStep(String name, JobRepository repository, Supplier<RunOperator> operator, String mode,
			IndexedFolderReader<E> folders, StepCounts<E> counts, RunControl control) {
		super(repository);
		setName(name);
		this.operator = operator;
		this.mode = mode;
		this.folders = folders;
		this.counts = counts;
		this.control = control;
		registerStepExecutionListener(counts);
	}

	/**
	 * A step.
	 * @param operator starts the job that indexes
	 * @param mode of the index
	 * @param scope the folders
	 * @param refreshed counts folders whose index was brought up to date
	 * @param offline counts folders on disks that are not there
	 */
	public static <E extends Enum<E>> IndexStep<E> of(String name, JobRepository repository,
			Supplier<RunOperator> operator, String mode, FolderPlaces places, FolderScope scope, E refreshed, E offline,
			StepCounts<E> counts, RunControl control) {
		return new IndexStep<>(name, repository, operator, mode,
				new IndexedFolderReader<>(places, scope, refreshed, offline), counts, control);
	}

	@Override
	protected void open(ExecutionContext context) {
		this.folders.open(context);
	}

	@Override
	protected void doExecute(StepExecution execution) throws Exception {
		for (IndexedFolder<E> folder = this.folders.read(); folder != null; folder = this.folders.read()) {
			if (folder.there()) {
				requireDone(index(folder.path(), execution.getJobExecutionId()));
			}
			record(folder, execution);
		}
	}

	private Outcome index(String path, long whole) throws JobInterruptedException {
		if (this.control.isStopRequested()) {
			throw new JobInterruptedException("The run was asked to stop");
		}
		RunOperator starter = this.operator.get();
		long run = starter
			.start(starter.prepare("index", Map.of("path", path, "mode", this.mode), false).asPartOf(whole));
		this.control.reportProgress(() -> starter.progress(run));
		return starter.await(run);
	}

	private void requireDone(Outcome outcome) throws JobInterruptedException {
		BatchStatus status = outcome.run().status();
		if (status == BatchStatus.STOPPED && this.control.isStopRequested()) {
			throw new JobInterruptedException("The run was asked to stop");
		}
		if (status != BatchStatus.COMPLETED) {
			String problem = "The index could not be brought up to date (run " + outcome.run().id() + "): ";
			Failure failure = outcome.failure();
			throw (failure != null) ? new OperateException(failure.after(problem))
					: new OperateException(problem + status.name().toLowerCase(Locale.ROOT));
		}
	}

	private void record(IndexedFolder<E> folder, StepExecution execution) {
		this.counts.afterWrite(new Chunk<>(List.of(folder)));
		this.folders.update(execution.getExecutionContext());
		this.counts.update(execution.getExecutionContext());
		getJobRepository().update(execution);
		getJobRepository().updateExecutionContext(execution);
	}

}
