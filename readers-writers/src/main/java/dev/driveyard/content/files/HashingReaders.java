package dev.driveyard.content.files;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.TreeHash;

/**
 * Readers that hash. A large file is hashed on all processors. Memory: about 2 MiB for
 * each reader.
 */
public final class HashingReaders implements GroupReaders {

	/** From this size on a file is hashed by all processors. */
	static final long LARGE = 8L << 20;

	private final GroupDirectories directories;

	private final HashKind wanted;

	private final boolean copies;

	private final ForkJoinPool processors;

	private final TreeHash together;

	private final LongAdder bytes = new LongAdder();

	/**
	 * Readers of known files.
	 * @param workers threads that hash one large file together, at least 1
	 */
	public HashingReaders(GroupDirectories directories, HashKind wanted, int workers) {
		this(directories, wanted, workers, false);
	}

	private HashingReaders(GroupDirectories directories, HashKind wanted, int workers, boolean copies) {
		this.directories = directories;
		this.wanted = wanted;
		this.copies = copies;
		this.processors = new ForkJoinPool(workers);
		this.together = new TreeHash(this.processors, workers);
		Kernels.warmUp();
	}

	/**
	 * Readers that also read what took the place of a known file, if it has its size and
	 * time: a file that was copied back.
	 * @param workers threads that hash one large file together, at least 1
	 */
	public static HashingReaders alsoOfCopies(GroupDirectories directories, HashKind wanted, int workers) {
		return new HashingReaders(directories, wanted, workers, true);
	}

	@Override
	public String name() {
		return "hash";
	}

	@Override
	public GroupReader reader(BooleanSupplier stopped) {
		return new HashingReader(this.directories, this.copies,
				new FileHasher(this.wanted, this.together, this.bytes::add, stopped));
	}

	@Override
	public boolean isLong(FileGroup group) {
		return this.wanted.full() && group.bytes() >= LARGE;
	}

	@Override
	public long bytes() {
		return this.bytes.sum();
	}

	@Override
	public void close() {
		this.processors.shutdownNow();
	}

}
