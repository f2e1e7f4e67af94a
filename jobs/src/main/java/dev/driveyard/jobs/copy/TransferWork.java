package dev.driveyard.jobs.copy;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.jobs.contents.PrefetchedWork;
import dev.driveyard.transfer.copy.RateLimiter;
import dev.driveyard.transfer.copy.TargetNames;

/**
 * The copying or moving of slices as work ahead of the step.
 */
final class TransferWork implements PrefetchedWork<Slice, SliceResult> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final WriteAhead writeAhead;

	private final OperationVolumes volumes;

	private final String token;

	private final long since;

	private final LongAdder bytes;

	private final TargetNames names = new TargetNames();

	private final RateLimiter limiter;

	private final SlicesAtWork atWork;

	private volatile String current = "";

	/**
	 * Makes one.
	 * @param volumes tells whether sources and targets are there
	 * @param token what the names of unfinished copies begin with
	 * @param since when the instance began, nanoseconds since 1970
	 * @param bytes counts what is copied
	 * @param atWork told of each slice
	 */
	TransferWork(CopyParts parts, CopyParameters parameters, WriteAhead writeAhead, OperationVolumes volumes,
			String token, long since, LongAdder bytes, SlicesAtWork atWork) {
		this.parts = parts;
		this.parameters = parameters;
		this.writeAhead = writeAhead;
		this.volumes = volumes;
		this.token = token;
		this.since = since;
		this.bytes = bytes;
		this.atWork = atWork;
		this.limiter = (parameters.bandwidth() > 0) ? RateLimiter.ofBytesPerSecond(parameters.bandwidth())
				: RateLimiter.UNLIMITED;
	}

	@Override
	public String name() {
		return this.parameters.job();
	}

	@Override
	public Worker<Slice, SliceResult> worker(BooleanSupplier stopped) {
		SliceWorker worker = new SliceWorker(this.parts, this.parameters, this.writeAhead, this.volumes, this.token,
				this.names, this.limiter, this.bytes, stopped, this.atWork::abandoned, this.since);
		return (slice, done) -> transfer(worker, slice, done);
	}

	/** What was done is told also where nothing more can be done. */
	private void transfer(SliceWorker worker, Slice slice, Consumer<SliceResult> done) {
		this.current = slice.path().isEmpty() ? slice.operation().source() : slice.path();
		this.atWork.begin(slice, () -> worker.at(slice));
		SliceResult result;
		try {
			result = handle(worker, slice);
		}
		finally {
			this.atWork.end(slice);
		}
		done.accept(result);
		if (result.pointless() != null) {
			throw new TransferStoppedException(result.pointless());
		}
	}

	private static SliceResult handle(SliceWorker worker, Slice slice) {
		try {
			return worker.handle(slice);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("A file could not be handled", ex);
		}
	}

	/** The directory that was begun with last. */
	String current() {
		return this.current;
	}

	@Override
	public int amount(SliceResult result) {
		return 1 + result.files().size();
	}

	@Override
	public boolean hasEffects() {
		return true;
	}

	/** What is settled without touching a file; all else is looked at again. */
	@Override
	public void skip(Slice slice, Consumer<SliceResult> done) {
		done.accept(SliceResult.of(slice));
	}

	@Override
	public void leave(Slice slice) {
		this.atWork.leave(slice);
	}

	@Override
	public void returned(Slice slice) {
		this.atWork.returned(slice);
	}

	@Override
	public Duration longestEnd() {
		return this.parts.limits().stop();
	}

}
