package dev.driveyard.jobs.duplicates;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.driveyard.catalogue.DuplicateSelection.Part;
import dev.driveyard.catalogue.Location;
import dev.driveyard.content.Kernels;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.storage.EncodedPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Brings the index of the folders up to date, each by a run of the job that indexes. That
 * run has its own transactions, so it works in a thread of its own. Keeps how many
 * folders are done; their order is that of the parameters. For one thread.
 */
final class RefreshSession extends CountingSession<Count> implements ItemStreamReader<RefreshSession.Folder>,
		ItemProcessor<RefreshSession.Folder, RefreshSession.Folder> {

	private static final String DONE = "refresh.done";

	private static final long PATIENCE_MILLIS = 100;

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private List<Folder> folders = List.of();

	private final RunControl control;

	private final long run;

	private int done;

	/**
	 * A session.
	 * @param run the run that the ones which index are a part of
	 */
	RefreshSession(DuplicateParts parts, DuplicateParameters parameters, RunControl control, long run) {
		super(parts.repository(), Count.class);
		this.parts = parts;
		this.parameters = parameters;
		this.control = control;
		this.run = run;
	}

	/** Now, since the run that indexes waits for whoever looks while a chunk lasts. */
	@Override
	protected void begin(ExecutionContext context) {
		this.done = (int) context.getLong(DONE, 0);
		if (this.parameters.mode().readsFiles()) {
			Kernels.warmUp(); // for what is hashed afterwards
		}
		if (this.parameters.refresh()) {
			this.folders = this.parameters.parts().stream().map(this::folder).toList();
		}
	}

	private Folder folder(Part part) {
		Location location = this.parts.locations()
			.find(part.location())
			.orElseThrow(() -> new OperateException("A location that was asked for was removed"));
		return new Folder(EncodedPaths.below(location.root(), part.below()), this.parts.root().isThere(location));
	}

	@Override
	public @Nullable Folder read() {
		return (this.done < this.folders.size()) ? this.folders.get(this.done) : null;
	}

	@Override
	public @Nullable Folder process(Folder folder) {
		if (!folder.there()) {
			counts().add(Count.OFFLINE, 1);
		}
		else if (!index(folder.path())) {
			return null;
		}
		else {
			counts().add(Count.REFRESHED, 1);
		}
		this.done++;
		return folder;
	}

	/** Whether it came to its end. */
	private boolean index(String path) {
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
		return isDone(await(launched, indexed), path);
	}

	private Outcome await(CompletableFuture<Long> launched, CompletableFuture<Outcome> indexed) {
		try {
			long id = launched.get();
			RunOperator operator = this.parts.operator().get();
			this.control.reportProgress(() -> operator.progress(id));
			while (true) {
				try {
					return indexed.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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

	private boolean isDone(Outcome outcome, String path) {
		BatchStatus status = outcome.run().status();
		if (status == BatchStatus.STOPPED && this.control.isStopRequested()) {
			return false;
		}
		if (status != BatchStatus.COMPLETED) {
			String failure = outcome.failure();
			throw new OperateException("The index could not be brought up to date (run " + outcome.run().id() + "): "
					+ ((failure != null) ? failure : status.name().toLowerCase(Locale.ROOT)));
		}
		at(path);
		return true;
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(DONE, this.done);
	}

	/**
	 * A folder to index.
	 *
	 * @param there whether its disk is
	 */
	record Folder(String path, boolean there) {
	}

}
