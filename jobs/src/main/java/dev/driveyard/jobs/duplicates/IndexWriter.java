package dev.driveyard.jobs.duplicates;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Brings the index of folders up to date, each by a run of the job that indexes. That run
 * has its own transactions, so it works in a thread of its own. Can be repeated.
 */
final class IndexWriter implements ItemWriter<IndexedFolder> {

	/** So often it looks whether to stop. */
	private static final long LOOK_MILLIS = 100;

	private final DuplicateParts parts;

	private final RunControl control;

	private final long run;

	/**
	 * A writer.
	 * @param run the run that the ones which index are a part of
	 */
	IndexWriter(DuplicateParts parts, RunControl control, long run) {
		this.parts = parts;
		this.control = control;
		this.run = run;
	}

	/**
	 * Indexes folders.
	 * @throws JobInterruptedException if the run is to stop
	 */
	@Override
	public void write(Chunk<? extends IndexedFolder> chunk) throws JobInterruptedException {
		for (IndexedFolder folder : chunk) {
			if (folder.there()) {
				index(folder.path());
			}
		}
	}

	private void index(String path) throws JobInterruptedException {
		Map<String, Object> parameters = new HashMap<>(Map.of("path", path, "mode", "shallow"));
		RunOperator operator = this.parts.operator().get();
		CompletableFuture<Outcome> indexed = new CompletableFuture<>();
		CompletableFuture<Long> launched = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				long id = operator.start(operator.prepare("index", parameters, false).asPartOf(this.run));
				launched.complete(id);
				indexed.complete(operator.await(id));
			}
			catch (RuntimeException | Error ex) {
				launched.completeExceptionally(ex);
				indexed.completeExceptionally(ex);
			}
		}, "refresh");
		thread.start();
		requireDone(await(launched, indexed));
	}

	private Outcome await(CompletableFuture<Long> launched, CompletableFuture<Outcome> indexed) {
		try {
			long id = launched.get();
			RunOperator operator = this.parts.operator().get();
			this.control.reportProgress(() -> operator.progress(id));
			while (true) {
				try {
					return indexed.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				}
				catch (TimeoutException ex) {
					if (this.control.isStopRequested()) {
						operator.requestStop(id);
					}
				}
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new OperateException("The index can't be brought up to date", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new OperateException("The wait for the index was interrupted", ex);
		}
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

}
