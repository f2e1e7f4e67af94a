package dev.driveyard.jobs.contents;

import java.util.List;
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
 * Where the work has effects that are to be recorded, a stop or a failure ends what is
 * worked on at its next look, and all that came of it is handed over at once before the
 * stop or the failure is told. What does not react for so long as the work says is left
 * to itself.
 * <p>
 * For one thread, which is the only one that calls the other reader.
 *
 * @param <I> the items of the other reader
 * @param <O> what comes of them
 */
public final class PrefetchingItemReader<I, O> implements ItemStreamReader<List<O>> {

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

	private final PrefetchQueue<I, O> ahead;

	private ExecutionContext position = new ExecutionContext();

	private volatile boolean halted;

	/** Whether work with effects ends early. */
	private boolean ending;

	private @Nullable Throwable failure;

	/** Until when the end waits; null before it comes. */
	private @Nullable Long endBy;

	/**
	 * A reader.
	 * @param source gives the items; its {@code read} is asked again after it gave null,
	 * as long as something is worked on or it is read from
	 * @param shares gives the threads
	 * @param limits how far ahead
	 * @param stop whether the run is to stop
	 */
	public PrefetchingItemReader(ItemStreamReader<I> source, PrefetchedWork<I, O> work, ThreadShares shares,
			PrefetchLimits limits, BooleanSupplier stop) {
		this.source = source;
		this.work = work;
		this.limits = limits;
		this.stop = stop;
		this.ahead = new PrefetchQueue<>(limits);
		this.lane = new PrefetchLane<>(work.name(), limits.threads(), shares.share(limits.threads()), this::worker);
		this.longLane = new PrefetchLane<>(work.name() + "-large", 1, shares.share(1), this::worker);
	}

	private PrefetchedWork.Worker<I, O> worker() {
		return this.work.worker(() -> this.halted || (this.work.hasEffects() && this.stop.getAsBoolean()));
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
		PrefetchBatch<O> batch = new PrefetchBatch<>(this.work::amount, this.limits.mostInBatch());
		long end = System.nanoTime() + this.limits.patience().toNanos();
		boolean more = fill();
		while (!batch.isFull() && (more || !this.ahead.isEmpty())) {
			if (take(batch)) {
				more = fill();
				continue;
			}
			if (endsEarly()) {
				drain(batch);
				break;
			}
			boolean stopped = this.stop.getAsBoolean();
			if (stopped && batch.isEmpty() && !this.work.hasEffects()) {
				throw stopped();
			}
			long left = end - System.nanoTime();
			if (!batch.isEmpty() && (stopped || left <= 0 || this.ahead.first().hasFailed())) {
				break;
			}
			await(batch.isEmpty() ? LOOK_NANOS : Math.min(LOOK_NANOS, left));
		}
		if (batch.isEmpty()) {
			requireWhole();
			return null;
		}
		return batch.results();
	}

	private static JobInterruptedException stopped() {
		return new JobInterruptedException("The run was asked to stop");
	}

	/** Takes up items until enough is ahead; says whether any was taken up. */
	private boolean fill() throws Exception {
		boolean any = false;
		while (!isEnding() && this.ahead.hasRoom()) {
			I next = next();
			if (next == null) {
				break;
			}
			ExecutionContext after = new ExecutionContext();
			this.source.update(after);
			PrefetchedItem<I, O> item = new PrefetchedItem<>(next, this.work.weight(next), this.work.bytes(next), after,
					this.lock, this.changed);
			this.ahead.add(item);
			(this.work.isLong(next) ? this.longLane : this.lane).submit(item);
			any = true;
		}
		return any;
	}

	private @Nullable I next() throws Exception {
		try {
			return this.source.read();
		}
		catch (Exception ex) {
			if (!this.work.hasEffects()) {
				throw ex;
			}
			end(ex);
			return null;
		}
	}

	private boolean isEnding() {
		if (this.work.hasEffects() && this.stop.getAsBoolean()) {
			this.ending = true;
		}
		return this.ending;
	}

	private boolean endsEarly() {
		return isEnding() || (this.work.hasEffects() && this.ahead.first().hasFailed());
	}

	private void end(@Nullable Throwable thrown) {
		this.ending = true;
		this.failure = (this.failure != null) ? this.failure : thrown;
	}

	/** Takes what is there of the first items; says whether room was made for others. */
	private boolean take(PrefetchBatch<O> batch) {
		boolean room = false;
		PrefetchedItem<I, O> first = this.ahead.peek();
		while (first != null && !batch.isFull()) {
			if (!first.moveTo(batch)) {
				break;
			}
			if (endsEarly() || (first.hasFailed() && !batch.isEmpty())) {
				break;
			}
			first.throwFailure();
			this.ahead.removeFirst();
			this.position = first.after();
			room = true;
			first = this.ahead.peek();
		}
		return room;
	}

	/**
	 * Takes all that comes of what is ahead, which is told to end. What was not begun yet
	 * is not begun any more, and what does not react is left. The position stays, since
	 * items may not be whole.
	 */
	private void drain(PrefetchBatch<O> batch) throws JobInterruptedException {
		this.ending = true;
		this.halted = true;
		skip(this.lane);
		skip(this.longLane);
		while (!this.ahead.isEmpty()) {
			PrefetchedItem<I, O> first = this.ahead.first();
			while (!first.moveAllTo(batch) && !(timeLeft() <= 0 && first.leave(batch, this.work))) {
				await(Math.min(LOOK_NANOS, timeLeft()));
			}
			end(first.failure());
			this.ahead.removeFirst();
		}
	}

	private void skip(PrefetchLane<I, O> from) {
		PrefetchedItem<I, O> item = from.poll();
		while (item != null) {
			item.skip(this.work);
			item = from.poll();
		}
	}

	/** How long the end still waits. */
	private long timeLeft() {
		return endBy() - System.nanoTime();
	}

	private long endBy() {
		if (this.endBy == null) {
			this.endBy = System.nanoTime() + this.work.longestEnd().toNanos();
		}
		return this.endBy;
	}

	/** Nothing is left: because all was done, or why not. */
	private void requireWhole() throws Exception {
		if (this.failure instanceof Error error) {
			throw error;
		}
		if (this.failure instanceof Exception exception) {
			throw exception;
		}
		if (this.ending) {
			throw stopped();
		}
	}

	private void await(long nanos) throws JobInterruptedException {
		this.lock.lock();
		try {
			long left = nanos;
			while (left > 0 && this.ahead.first().awaitsEnd()) {
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
	 * Gives up what is not done, and waits for what is worked on, as long as the work
	 * says.
	 */
	@Override
	public void close() {
		this.halted = true;
		long end = endBy();
		boolean interrupts = !this.work.hasEffects();
		this.lane.close(interrupts);
		this.longLane.close(interrupts);
		this.lane.awaitEnd(end);
		this.longLane.awaitEnd(end);
		leave();
		this.source.close();
	}

	private void leave() {
		PrefetchBatch<O> lost = new PrefetchBatch<>(this.work::amount, Long.MAX_VALUE);
		while (!this.ahead.isEmpty()) {
			this.ahead.first().leave(lost, this.work);
			this.ahead.removeFirst();
		}
	}

}
