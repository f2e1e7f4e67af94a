package dev.driveyard.content.files;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;

import dev.driveyard.catalogue.HashKind;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.TreeHash;
import dev.driveyard.storage.Volume;

/**
 * Threads that read and hash groups of files. A large file is hashed on all processors.
 * Memory: about 2 MiB for each thread.
 */
public final class HashPool implements AutoCloseable {

	/** From this size on a file is hashed by all processors. */
	static final long LARGE = 8L << 20;

	private final ForkJoinPool processors;

	private final GroupPool pool;

	private final LongAdder bytes = new LongAdder();

	/**
	 * A pool.
	 * @param workers threads that hash, at least 1
	 */
	public HashPool(Volume volume, DirectoryCheck check, HashKind wanted, int workers) {
		this(volume, check, wanted, workers, false);
	}

	private HashPool(Volume volume, DirectoryCheck check, HashKind wanted, int workers, boolean copies) {
		this.processors = new ForkJoinPool(workers);
		TreeHash together = new TreeHash(this.processors, workers);
		Kernels.warmUp();
		this.pool = new GroupPool("hash",
				() -> new GroupReader(volume, check, copies,
						new FileHasher(wanted, together, this.bytes::add, this::isStopped)),
				workers, (group) -> wanted.full() && group.bytes() >= LARGE);
	}

	/**
	 * A pool that also reads what took the place of a known file, if it has its size and
	 * time: a file that was copied back.
	 * @param workers threads that hash, at least 1
	 */
	public static HashPool alsoOfCopies(Volume volume, DirectoryCheck check, HashKind wanted, int workers) {
		return new HashPool(volume, check, wanted, workers, true);
	}

	private boolean isStopped() {
		return this.pool.isStopped();
	}

	/** The threads, for groups to be submitted to. */
	public GroupPool groups() {
		return this.pool;
	}

	/** Bytes hashed so far. */
	public long bytes() {
		return this.bytes.sum();
	}

	/**
	 * Gives up what is not done, see {@link GroupPool#close}.
	 */
	@Override
	public void close() {
		this.processors.shutdownNow();
		this.pool.close();
	}

}
