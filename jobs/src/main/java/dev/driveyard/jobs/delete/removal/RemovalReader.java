package dev.driveyard.jobs.delete.removal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.jobs.contents.PrefetchLimits;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.contents.PrefetchingItemReader;
import dev.driveyard.jobs.delete.DeleteMode;
import dev.driveyard.jobs.delete.DeleteParameters;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
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

	/** Files in one item, and directories. */
	private static final int AMOUNT = 4000;

	/** Directories for each thread that may be ahead of the step. */
	private static final int AHEAD = 32;

	private final DeleteParts parts;

	private final DeleteParameters parameters;

	private final JobExecution run;

	private final RunControl control;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile long total;

	private @Nullable PrefetchingItemReader<Unit, UnitResult> results;

	/**
	 * A reader.
	 * @param control asked whether to stop while nothing can be handed out, and told of
	 * what does not
	 */
	public RemovalReader(DeleteParts parts, DeleteParameters parameters, JobExecution run, RunControl control) {
		this.parts = parts;
		this.parameters = parameters;
		this.run = run;
		this.control = control;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> operations = this.parts.journal().operations(this.run.getJobInstance().getInstanceId());
		this.total = operations.stream().mapToLong((operation) -> operation.amount().files()).sum();
		this.ended.set(false);
		int threads = this.parameters.threads();
		PrefetchLimits limits = new PrefetchLimits(threads, threads * AHEAD, Long.MAX_VALUE, AMOUNT, LONGEST);
		this.results = new Prefetching(this.parts.effectExecutor(), threads, this.control::isStopRequested)
			.of(new Units(this.parts.journal(), operations),
					new RemovalWork(this.parts.volume(), this.parts.removals(), this.parts.leftWork(),
							this.parts.limits().stop(), erasure(operations), new SourceCheck(this.parts.volumes(),
									this.parts.locations(), this.parts.transactionManager()),
							this.run, this.control),
					limits);
		this.results.open(context);
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
		return Objects.requireNonNull(this.results).read();
	}

	@Override
	public void update(ExecutionContext context) {
		Objects.requireNonNull(this.results).update(context);
	}

	/** The files that were planned. */
	public long total() {
		return this.total;
	}

	@Override
	public void close() {
		this.ended.set(true);
		if (this.results != null) {
			this.results.close();
			this.results = null;
		}
	}

}
