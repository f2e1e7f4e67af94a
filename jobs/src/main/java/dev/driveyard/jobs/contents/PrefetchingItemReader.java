package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Has the items of another reader worked on by several threads, ahead of the step, and
 * hands over what comes of them in the order of the items: as much as there is after a
 * while, at least something. What comes of one item may be handed over bit by bit.
 * <p>
 * The position is that of the last item of which all was handed over, as the other reader
 * says it just after that item. So a restart begins strictly after it.
 * <p>
 * For one thread, which is the only one that calls the other reader.
 *
 * @param <I> the items of the other reader
 * @param <O> what comes of them
 */
public final class PrefetchingItemReader<I, O> implements ItemStreamReader<List<O>> {

	private static final long LONGEST_CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

	/** So often it looks whether to stop, and for what came of a part of an item. */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final ItemStreamReader<I> source;

	private final PrefetchedWork<I, O> work;

	private final PrefetchLimits limits;

	private final BooleanSupplier stop;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final PrefetchLane<I, O> lane;

	private final PrefetchLane<I, O> longLane;

	/** What is worked on or waits to be handed over, in order. */
	private final Deque<PrefetchedItem<I, O>> ahead = new ArrayDeque<>();

	private long aheadWeight;

	private long aheadBytes;

	private ExecutionContext position = new ExecutionContext();

	private volatile boolean closed;

	/**
	 * A reader.
	 * @param source gives the items; its {@code read} is asked again after it gave null,
	 * as long as something is worked on or it is read from
	 * @param executor has the threads; bounded
	 * @param limits how far ahead
	 * @param stop whether the run is to stop
	 */
	public PrefetchingItemReader(ItemStreamReader<I> source, PrefetchedWork<I, O> work, Executor executor,
			PrefetchLimits limits, BooleanSupplier stop) {
		this.source = source;
		this.work = work;
		this.limits = limits;
		this.stop = stop;
		this.lane = new PrefetchLane<>(work.name(), limits.threads(), executor, this::worker);
		this.longLane = new PrefetchLane<>(work.name() + "-large", 1, executor, this::worker);
	}

	private PrefetchedWork.Worker<I, O> worker() {
		return this.work.worker(() -> this.closed);
	}

	@Override
	public void open(ExecutionContext context) {
		this.source.open(context);
		this.position = new ExecutionContext();
		this.source.update(this.position);
	}

	/**
	 * What there is within a while, in order; null at the end. What goes wrong with an
	 * item is thrown after all before it was handed over.
	 * @throws JobInterruptedException if the run is to stop, and nothing is there
	 */
	@Override
	public @Nullable List<O> read() throws Exception {
		List<O> batch = new ArrayList<>();
		long end = System.nanoTime() + this.limits.patience().toNanos();
		boolean more = fill();
		while (batch.size() < this.limits.mostInBatch() && (more || !this.ahead.isEmpty())) {
			if (take(batch)) {
				more = fill();
				continue;
			}
			boolean stopped = this.stop.getAsBoolean();
			if (stopped && batch.isEmpty()) {
				throw new JobInterruptedException("The run was asked to stop");
			}
			long left = end - System.nanoTime();
			if (!batch.isEmpty() && (stopped || left <= 0 || this.ahead.element().hasFailed())) {
				break;
			}
			await(batch.isEmpty() ? LOOK_NANOS : Math.min(LOOK_NANOS, left));
		}
		return batch.isEmpty() ? null : batch;
	}

	/** Takes up items until enough is ahead; says whether any was taken up. */
	private boolean fill() throws Exception {
		boolean any = false;
		while (this.ahead.isEmpty()
				|| (this.aheadWeight < this.limits.mostAhead() && this.aheadBytes < this.limits.mostBytesAhead())) {
			I next = this.source.read();
			if (next == null) {
				break;
			}
			ExecutionContext after = new ExecutionContext();
			this.source.update(after);
			PrefetchedItem<I, O> item = new PrefetchedItem<>(next, this.work.weight(next), this.work.bytes(next), after,
					this.lock, this.changed);
			this.ahead.add(item);
			this.aheadWeight += item.weight();
			this.aheadBytes += item.bytes();
			(this.work.isLong(next) ? this.longLane : this.lane).submit(item);
			any = true;
		}
		return any;
	}

	/** Takes what is there of the first items; says whether room was made for others. */
	private boolean take(List<O> batch) {
		boolean room = false;
		PrefetchedItem<I, O> first = this.ahead.peek();
		while (first != null && batch.size() < this.limits.mostInBatch()) {
			if (!first.moveTo(batch, this.limits.mostInBatch())) {
				break;
			}
			if (!batch.isEmpty() && first.hasFailed()) {
				break;
			}
			first.throwFailure();
			this.ahead.remove();
			this.aheadWeight -= first.weight();
			this.aheadBytes -= first.bytes();
			this.position = first.after();
			room = true;
			first = this.ahead.peek();
		}
		return room;
	}

	private void await(long nanos) throws JobInterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (left > 0 && this.ahead.element().awaitsEnd()) {
				left = this.changed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new JobInterruptedException("The thread of the run was interrupted");
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void update(ExecutionContext context) {
		this.position.entrySet().forEach((entry) -> context.put(entry.getKey(), entry.getValue()));
	}

	/**
	 * Gives up what is not done. Returns at once where the workers do; a disk that never
	 * answers keeps them, not the caller.
	 */
	@Override
	public void close() {
		this.closed = true;
		long end = System.nanoTime() + LONGEST_CLOSE_NANOS;
		this.lane.close();
		this.longLane.close();
		this.lane.awaitEnd(end);
		this.longLane.awaitEnd(end);
		this.ahead.clear();
		this.source.close();
	}

}
