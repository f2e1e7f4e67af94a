package dev.driveyard.jobs.delete.removal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import dev.driveyard.jobs.delete.DeleteMode;
import dev.driveyard.jobs.delete.DeleteParameters;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what {@link UnitRemoval} made of the planned files, in the order of
 * {@link Units}, while some threads work ahead. One item is what was done within a
 * second. Goes on before the last directory that was handed out: what was removed without
 * being recorded is found gone. For one thread.
 */
public final class RemovalReader implements ItemStreamReader<List<UnitResult>> {

	private static final Duration LONGEST = Duration.ofSeconds(1);

	/** Files in one item. */
	private static final long WEIGHT = 4000;

	private static final String OPERATION = "remove.operation";

	private static final String DIRECTORY = "remove.directory";

	private final DeleteParts parts;

	private final DeleteParameters parameters;

	private final long instance;

	private final BooleanSupplier stopRequested;

	private final AtomicBoolean ended = new AtomicBoolean();

	private int position;

	private int directory;

	private volatile long total;

	private @Nullable RemovalPool pool;

	/**
	 * A reader.
	 * @param stopRequested asked while nothing can be handed out
	 */
	public RemovalReader(DeleteParts parts, DeleteParameters parameters, long instance, BooleanSupplier stopRequested) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.stopRequested = stopRequested;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> operations = this.parts.journal().operations(this.instance);
		this.total = operations.stream().mapToLong((operation) -> operation.amount().files()).sum();
		this.position = (int) context.getLong(OPERATION, 0);
		this.directory = (int) context.getLong(DIRECTORY, Integer.MAX_VALUE);
		this.ended.set(false);
		UnitRemoval removal = new UnitRemoval(this.parts.volume(), this.parts.removals(), erasure(operations),
				this.ended::get);
		this.pool = new RemovalPool(new Units(this.parts.journal(), operations, this.position, this.directory), removal,
				this.parameters.threads(), this.ended);
	}

	private Erasure erasure(List<Operation> operations) {
		if (this.parameters.mode() != DeleteMode.SECURE) {
			return Erasure.UNLINK;
		}
		return new Erasure.Overwriting(this.parts.removals(), this.parameters.passes(), this.ended::get)
			.allowLinked(this.parts.journal(), operations);
	}

	/**
	 * Reads what was done next.
	 * @throws JobInterruptedException if the run was asked to end and nothing is there
	 */
	@Override
	public @Nullable List<UnitResult> read() throws Exception {
		RemovalPool threads = Objects.requireNonNull(this.pool);
		List<UnitResult> item = new ArrayList<>();
		long end = System.nanoTime() + LONGEST.toNanos();
		long weight = 0;
		while (weight < WEIGHT && !threads.isDone() && (item.isEmpty() || System.nanoTime() < end)) {
			long left = item.isEmpty() ? LONGEST.toNanos() : Math.max(1, end - System.nanoTime());
			UnitResult result = threads.poll(Duration.ofNanos(left));
			if (result != null) {
				item.add(result);
				weight += result.weight();
				this.position = result.unit().position();
				this.directory = result.unit().number();
			}
			else if (item.isEmpty() && this.stopRequested.getAsBoolean()) {
				throw new JobInterruptedException("Stopped while a file was removed");
			}
		}
		return item.isEmpty() ? null : item;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(OPERATION, this.position);
		context.putLong(DIRECTORY, this.directory);
	}

	/** The files that were planned. */
	public long total() {
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
