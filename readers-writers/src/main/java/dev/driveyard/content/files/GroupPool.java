package dev.driveyard.content.files;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Threads that read groups of files. Results come as they are done, so that a group that
 * takes long, which has a thread of its own, never keeps the others waiting.
 */
public final class GroupPool implements AutoCloseable {

	private static final long LONGEST_WAIT_SECONDS = 5;

	private final ThreadLocal<Work> works;

	private final Predicate<FileGroup> isLong;

	private final ExecutorService workers;

	private final ExecutorService forLong;

	private final BlockingQueue<Done> results = new LinkedBlockingQueue<>();

	private volatile boolean stopped;

	/**
	 * A pool.
	 * @param name of its threads
	 * @param works makes what one thread works with
	 * @param count threads, at least 1
	 * @param isLong which groups have one more thread for themselves
	 */
	GroupPool(String name, Supplier<Work> works, int count, Predicate<FileGroup> isLong) {
		this.works = ThreadLocal.withInitial(works);
		this.isLong = isLong;
		this.workers = Executors.newFixedThreadPool(count, threads(name + "-"));
		this.forLong = Executors.newFixedThreadPool(1, threads(name + "-large-"));
	}

	private static ThreadFactory threads(String prefix) {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, prefix + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Takes a group; the caller sees to it that not too much waits.
	 */
	public void submit(FileGroup group) {
		(this.isLong.test(group) ? this.forLong : this.workers).execute(() -> read(group));
	}

	private void read(FileGroup group) {
		if (this.stopped) {
			this.results.add(new Done(group, List.of(), new ReadingStoppedException()));
			return;
		}
		try {
			List<Reading> readings = this.works.get().read(group);
			if (readings.size() < group.files().size()) {
				submitRest(group.without(readings.size()));
			}
			this.results.add(new Done(group, readings, null));
		}
		catch (RuntimeException | Error ex) {
			this.works.remove();
			this.results.add(new Done(group, List.of(), ex));
		}
	}

	private void submitRest(FileGroup rest) {
		if (!this.stopped) {
			submit(rest);
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
			throw new ReadingStoppedException();
		}
	}

	/** Whether what is not done was given up. */
	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Gives up what is not done. Returns at once where the threads do; a disk that never
	 * answers keeps them, not the caller.
	 */
	@Override
	public void close() {
		this.stopped = true;
		this.workers.shutdownNow();
		this.forLong.shutdownNow();
		try {
			if (this.workers.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
				this.forLong.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What one thread works with.
	 */
	@FunctionalInterface
	interface Work {

		/**
		 * Reads files of a group: all in any order, or some from the first on. The rest
		 * comes again, so that what takes long is known to be done bit by bit.
		 */
		List<Reading> read(FileGroup group);

	}

	/**
	 * A group of which some files are done.
	 *
	 * @param readings one for each file that is done; the others will follow
	 * @param failure what went wrong beyond the files, null if nothing
	 */
	public record Done(FileGroup group, List<Reading> readings, @Nullable Throwable failure) {
	}

}
