package dev.driveyard.jobs.delete;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Removes the planned files, with several threads that work ahead of the step. One item
 * is what was done within a second, perhaps nothing. Goes on before the last directory
 * that was handed out, in the order of {@link Units}.
 */
final class RemovalSession extends Session<List<UnitResult>> {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** Files in one item. */
	private static final long WEIGHT = 4000;

	private static final String OPERATION = "remove.operation";

	private static final String DIRECTORY = "remove.directory";

	private final DeleteParameters parameters;

	private final long instance;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private int position;

	private int directory;

	private long total;

	private @Nullable RemovalPool pool;

	RemovalSession(DeleteParts parts, DeleteParameters parameters, long instance) {
		super(parts);
		this.parameters = parameters;
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext context) {
		List<Operation> operations = parts().journal().operations(this.instance);
		this.total = operations.stream().mapToLong((operation) -> operation.amount().files()).sum();
		this.position = (int) context.getLong(OPERATION, 0);
		this.directory = (int) context.getLong(DIRECTORY, Integer.MAX_VALUE);
		this.stopped.set(false);
		UnitRemoval removal = new UnitRemoval(parts().volume(), parts().removals(), erasure(operations),
				this.stopped::get);
		this.pool = new RemovalPool(new Units(parts().journal(), operations, this.position, this.directory), removal,
				this.parameters.threads(), this.stopped);
	}

	private Erasure erasure(List<Operation> operations) {
		if (this.parameters.mode() != DeleteMode.SECURE) {
			return Erasure.UNLINK;
		}
		return new Erasure.Overwriting(parts().removals(), this.parameters.passes(), this.stopped::get)
			.allowLinked(parts().journal(), operations);
	}

	@Override
	public @Nullable List<UnitResult> read() throws Exception {
		RemovalPool threads = Objects.requireNonNull(this.pool);
		List<UnitResult> item = new ArrayList<>();
		long end = System.nanoTime() + PATIENCE.toNanos();
		long weight = 0;
		while (weight < WEIGHT && System.nanoTime() < end && !threads.isDone()) {
			UnitResult result = threads.poll(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
			if (result != null) {
				item.add(result);
				weight += result.weight();
			}
		}
		return (item.isEmpty() && threads.isDone()) ? null : item;
	}

	@Override
	public Change process(List<UnitResult> results) {
		Change change = new Change();
		for (UnitResult result : results) {
			result.addTo(change, counts());
			this.position = result.unit().position();
			this.directory = result.unit().number();
			at(result.unit().path());
		}
		return change;
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(OPERATION, this.position);
		context.putLong(DIRECTORY, this.directory);
	}

	@Override
	Count done() {
		return Count.REMOVED_FILES;
	}

	@Override
	long total() {
		return this.total;
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.close();
			this.pool = null;
		}
	}

}
