package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * An item that is worked on, with what came of it and was not handed over yet.
 *
 * @param <I> the item
 * @param <O> what comes of it
 */
final class PrefetchedItem<I, O> {

	private final I item;

	private final int weight;

	private final long bytes;

	private final ExecutionContext after;

	private final Lock lock;

	private final Condition changed;

	private final Deque<O> results = new ArrayDeque<>();

	private boolean done;

	private boolean awaited;

	/** Who is told of its end if nobody waits for it any more. */
	private @Nullable PrefetchedWork<I, O> left;

	private @Nullable Throwable failure;

	/**
	 * An item.
	 * @param after where the reader was after it
	 * @param lock guards the results
	 * @param changed signalled at the end of the one that is awaited
	 */
	PrefetchedItem(I item, int weight, long bytes, ExecutionContext after, Lock lock, Condition changed) {
		this.item = item;
		this.weight = weight;
		this.bytes = bytes;
		this.after = after;
		this.lock = lock;
		this.changed = changed;
	}

	int weight() {
		return this.weight;
	}

	long bytes() {
		return this.bytes;
	}

	ExecutionContext after() {
		return this.after;
	}

	/** Works on it, in a thread of its own. Says whether the worker can be used again. */
	boolean work(PrefetchedWork.Worker<I, O> worker) {
		Throwable thrown = null;
		try {
			worker.work(this.item, this::add);
		}
		catch (RuntimeException | Error ex) {
			thrown = ex;
		}
		end(thrown);
		return thrown == null;
	}

	private void add(O result) {
		this.lock.lock();
		try {
			if (this.left == null) {
				this.results.add(result);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Nothing more will come of it. */
	void end(@Nullable Throwable thrown) {
		PrefetchedWork<I, O> alone = settle(thrown);
		if (alone != null) {
			alone.returned(this.item);
		}
	}

	private @Nullable PrefetchedWork<I, O> settle(@Nullable Throwable thrown) {
		this.lock.lock();
		try {
			this.done = true;
			this.failure = thrown;
			if (this.awaited) {
				this.changed.signalAll();
			}
			return this.left;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends it without having begun. */
	void skip(PrefetchedWork<I, O> work) {
		work.skip(this.item, this::add);
		end(null);
	}

	/**
	 * Waits for it no longer, if it is not done: what has come of it is handed over, what
	 * still comes is lost.
	 * @return whether it is left to itself
	 */
	boolean leave(PrefetchBatch<O> batch, PrefetchedWork<I, O> work) {
		this.lock.lock();
		try {
			if (moveAllTo(batch)) {
				return false;
			}
			this.left = work;
			work.leave(this.item);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hands over what is there until the batch is full.
	 * @return whether that was all
	 */
	boolean moveTo(PrefetchBatch<O> batch) {
		this.lock.lock();
		try {
			while (!batch.isFull() && !this.results.isEmpty()) {
				batch.add(this.results.remove());
			}
			return this.done && this.results.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hands over what is there, though the batch is full.
	 * @return whether that was all
	 */
	boolean moveAllTo(PrefetchBatch<O> batch) {
		this.lock.lock();
		try {
			this.results.forEach(batch::add);
			this.results.clear();
			return this.done;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Whether it is worked on. Who holds the lock is told of its end from now on. */
	boolean awaitsEnd() {
		this.awaited = true;
		return !this.done;
	}

	boolean hasFailed() {
		return failure() != null;
	}

	/** What went wrong, once it is done; null if nothing did. */
	@Nullable Throwable failure() {
		this.lock.lock();
		try {
			return this.failure;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Throws what went wrong. */
	void throwFailure() {
		Throwable thrown = failure();
		if (thrown instanceof Error error) {
			throw error;
		}
		if (thrown instanceof RuntimeException exception) {
			throw exception;
		}
	}

}
