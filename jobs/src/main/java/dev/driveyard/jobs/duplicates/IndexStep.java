package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.StepCounts;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
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
 */
final class IndexStep extends AbstractStep {

	private final DuplicateParts parts;

	private final IndexedFolderReader folders;

	private final StepCounts<DuplicateCount> counts;

	private final RunControl control;

	IndexStep(String name, DuplicateParts parts, IndexedFolderReader folders, StepCounts<DuplicateCount> counts,
			RunControl control) {
		super(parts.repository());
		setName(name);
		this.parts = parts;
		this.folders = folders;
		this.counts = counts;
		this.control = control;
		registerStepExecutionListener(counts);
	}

	@Override
	protected void open(ExecutionContext context) {
		this.folders.open(context);
	}

	@Override
	protected void doExecute(StepExecution execution) throws Exception {
		for (IndexedFolder folder = this.folders.read(); folder != null; folder = this.folders.read()) {
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
		RunOperator operator = this.parts.operator().get();
		long run = operator
			.start(operator.prepare("index", Map.of("path", path, "mode", "shallow"), false).asPartOf(whole));
		this.control.reportProgress(() -> operator.progress(run));
		return operator.await(run);
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

	private void record(IndexedFolder folder, StepExecution execution) {
		this.counts.afterWrite(new Chunk<>(List.of(folder)));
		this.folders.update(execution.getExecutionContext());
		this.counts.update(execution.getExecutionContext());
		getJobRepository().update(execution);
		getJobRepository().updateExecutionContext(execution);
	}

}
