package dev.driveyard.content;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The hashing of one source. Threads come and take subtrees until there are no more, or
 * until one of them failed. Thread-safe.
 */
final class TreeHashRun {

	private final ByteSource source;

	private final ByteRange range;

	private final int subtree;

	private final LongConsumer progress;

	private final SubtreeJoin join;

	private final AtomicLong next = new AtomicLong();

	private int working;

	private boolean closed;

	private volatile @Nullable Throwable failure;

	TreeHashRun(ByteSource source, ByteRange range, int subtree, LongConsumer progress) {
		this.source = source;
		this.range = range;
		this.subtree = subtree;
		this.progress = progress;
		this.join = new SubtreeJoin(subtrees());
	}

	long subtrees() {
		return Math.max(1, (this.range.length() - 1) / this.subtree + 1);
	}

	/**
	 * Takes part until there is nothing left to take.
	 */
	void work(SubtreeReader reader) {
		if (enter()) {
			try {
				takeSubtrees(reader);
			}
			catch (Throwable ex) {
				fail(ex);
			}
			finally {
				leave();
			}
		}
	}

	private void takeSubtrees(SubtreeReader reader) throws IOException {
		long index = this.next.getAndIncrement();
		while (index < subtrees() && this.failure == null) {
			long start = index * this.subtree;
			long length = Math.min(this.subtree, this.range.length() - start);
			ByteRange part = new ByteRange(this.range.position() + start, length);
			this.join.add(index, reader.hash(this.source, part, start / Compression.CHUNK, this.join.rootFlag()));
			this.progress.accept(length);
			index = this.next.getAndIncrement();
		}
	}

	/**
	 * Waits for the threads that are at work; those that come later have nothing to do.
	 * @return the hash
	 */
	ContentHash await() throws IOException {
		close();
		Throwable failed = this.failure;
		if (failed == null) {
			return this.join.hash();
		}
		if (failed instanceof IOException ex) {
			throw ex;
		}
		if (failed instanceof RuntimeException ex) {
			throw ex;
		}
		if (failed instanceof Error ex) {
			throw ex;
		}
		throw new IllegalStateException(failed);
	}

	private synchronized boolean enter() {
		if (!this.closed) {
			this.working++;
		}
		return !this.closed;
	}

	private synchronized void leave() {
		this.working--;
		notifyAll();
	}

	private synchronized void fail(Throwable ex) {
		if (this.failure == null) {
			this.failure = ex;
		}
	}

	private synchronized void close() {
		this.closed = true;
		boolean interrupted = false;
		while (this.working > 0) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
