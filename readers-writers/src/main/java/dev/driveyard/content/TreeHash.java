package dev.driveyard.content;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * BLAKE3 of large sources, by several threads: subtrees of 1 MiB are read and hashed
 * independently. The hash is that of {@link Blake3}.
 * <p>
 * Thread-safe. The calling thread takes part, so it makes progress even if the executor
 * never gets to its tasks. Each thread at work borrows up to 1.3 MiB of buffers; as many
 * are kept for later as were in use at once.
 */
public final class TreeHash {

	/** How many bytes are read and hashed at once. */
	public static final int SUBTREE = 1024 * 1024;

	private final Executor executor;

	private final int threads;

	private final int subtree;

	private final Supplier<Forest> forests;

	private final Queue<SubtreeReader> spare = new ConcurrentLinkedQueue<>();

	/**
	 * A hasher with so many threads for each source at most, the caller's included.
	 * @param executor runs the other threads' tasks, and may reject them
	 */
	public TreeHash(Executor executor, int threads) {
		this(executor, threads, SUBTREE, () -> new Forest(Kernels::forNodes));
	}

	/**
	 * A hasher with another size of subtrees, a power of two from 1024 on.
	 */
	TreeHash(Executor executor, int threads, int subtree, Supplier<Forest> forests) {
		this.executor = executor;
		this.threads = threads;
		this.subtree = subtree;
		this.forests = forests;
	}

	/**
	 * The hash of a source from its start.
	 * @see #hash(ByteSource, ByteRange, LongConsumer)
	 */
	public ContentHash hash(ByteSource source, long length, LongConsumer progress) throws IOException {
		return hash(source, new ByteRange(0, length), progress);
	}

	/**
	 * The hash of a range of a source. When this returns or throws, no thread reads the
	 * source any more. If the source has grown beyond the range, that is not noticed.
	 * @param progress is given the number of bytes of each subtree as it is done, by any
	 * of the threads, also several at once. What it throws ends the work and is thrown
	 * here: that is how to cancel
	 * @throws SourceShrunkException if the source ends before the range does
	 * @throws IOException if a read fails
	 */
	public ContentHash hash(ByteSource source, ByteRange range, LongConsumer progress) throws IOException {
		TreeHashRun run = new TreeHashRun(source, range, this.subtree, progress);
		long helpers = Math.min(this.threads, run.subtrees()) - 1;
		for (int i = 0; i < helpers; i++) {
			help(run);
		}
		work(run);
		return run.await();
	}

	private void help(TreeHashRun run) {
		try {
			this.executor.execute(() -> work(run));
		}
		catch (RejectedExecutionException ex) {
			// then with fewer threads
		}
	}

	private void work(TreeHashRun run) {
		SubtreeReader polled = this.spare.poll();
		SubtreeReader reader = (polled != null) ? polled : new SubtreeReader(this.forests.get());
		run.work(reader);
		this.spare.add(reader);
	}

}
