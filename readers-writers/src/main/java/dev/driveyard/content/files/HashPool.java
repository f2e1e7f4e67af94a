package dev.driveyard.content.files;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import dev.driveyard.catalogue.HashKind;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.TreeHash;
import dev.driveyard.content.files.GroupReader.DirectoryCheck;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read and hash groups of files. Results come as they are done, so that a
 * large file, which has threads of its own and is hashed on all processors, never keeps
 * small ones waiting. Memory: about 2 MiB for each thread.
 */
public final class HashPool implements AutoCloseable {

	/** From this size on a file is hashed by all processors. */
	static final long LARGE = 8L << 20;

	private static final long LONGEST_WAIT_SECONDS = 5;

	private final Volume volume;

	private final DirectoryCheck check;

	private final HashKind wanted;

	private final ForkJoinPool processors;

	private final TreeHash together;

	private final ExecutorService small;

	private final ExecutorService large;

	private final BlockingQueue<Done> results = new LinkedBlockingQueue<>();

	private final LongAdder bytes = new LongAdder();

	private final ThreadLocal<GroupReader> readers = ThreadLocal.withInitial(this::newReader);

	private volatile boolean stopped;

	/**
	 * @param workers threads that hash, at least 1
	 */
	public HashPool(Volume volume, DirectoryCheck check, HashKind wanted, int workers) {
		this.volume = volume;
		this.check = check;
		this.wanted = wanted;
		this.processors = new ForkJoinPool(workers);
		this.together = new TreeHash(this.processors, workers);
		Kernels.warmUp();
		this.small = Executors.newFixedThreadPool(workers, threads("hash-"));
		this.large = Executors.newFixedThreadPool(1, threads("hash-large-"));
	}

	private static ThreadFactory threads(String prefix) {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, prefix + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	private GroupReader newReader() {
		return new GroupReader(this.volume, this.check,
				new FileHasher(this.wanted, this.together, this.bytes::add, () -> this.stopped));
	}

	/**
	 * Takes a group; the caller sees to it that not too much waits.
	 */
	public void submit(FileGroup group) {
		boolean isLarge = this.wanted.full() && group.bytes() >= LARGE;
		(isLarge ? this.large : this.small).execute(() -> this.results.add(read(group)));
	}

	private Done read(FileGroup group) {
		if (this.stopped) {
			return new Done(group, List.of(), new HashingStoppedException());
		}
		try {
			return new Done(group, this.readers.get().read(group), null);
		}
		catch (RuntimeException | Error ex) {
			this.readers.remove();
			return new Done(group, List.of(), ex);
		}
	}

	/**
	 * The next group that is done; null if none is within this time.
	 */
	public @Nullable Done poll(Duration patience) {
		try {
			return this.results.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new HashingStoppedException();
		}
	}

	/** Bytes hashed so far. */
	public long bytes() {
		return this.bytes.sum();
	}

	/**
	 * Gives up what is not done. Returns at once where the threads do; a disk that never
	 * answers keeps them, not the caller.
	 */
	@Override
	public void close() {
		this.stopped = true;
		this.small.shutdownNow();
		this.large.shutdownNow();
		this.processors.shutdownNow();
		try {
			if (!this.small.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
				return;
			}
			this.large.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A group that is done.
	 *
	 * @param readings one for each file, in any order
	 * @param failure what went wrong beyond the files, null if nothing
	 */
	public record Done(FileGroup group, List<Reading> readings, @Nullable Throwable failure) {
	}

}
