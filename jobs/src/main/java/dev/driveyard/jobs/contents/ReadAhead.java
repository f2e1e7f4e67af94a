package dev.driveyard.jobs.contents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.GroupPool.Done;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the threads of a pool busy ahead of a step, and hands over what was done within a
 * second, perhaps nothing, in the order in which it is done. For one thread.
 *
 * @param <T> what the step makes of a reading
 */
public final class ReadAhead<T> {

	private static final int MOST_IN_ITEM = 4000;

	private static final int MOST_IN_GROUP = 64;

	private static final long MOST_GROUP_BYTES = 2L << 20;

	/** What may wait in memory between the threads and the step. */
	private static final int MOST_AHEAD = 8000;

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final GroupPool pool;

	private final Source<T> source;

	private int ahead;

	public ReadAhead(GroupPool pool, Source<T> source) {
		this.pool = pool;
		this.source = source;
	}

	/**
	 * What was done within a second.
	 * @throws IOException if a group could not be read at all, for no reason of its files
	 */
	public List<T> read() throws IOException {
		List<T> item = new ArrayList<>();
		submit();
		this.source.take(List.of(), item);
		long end = System.nanoTime() + PATIENCE.toNanos();
		long left = PATIENCE.toNanos();
		while (item.size() < MOST_IN_ITEM && left > 0 && this.ahead > 0) {
			Done done = this.pool.poll(Duration.ofNanos(left));
			if (done != null) {
				this.source.take(readings(done), item);
				submit();
			}
			left = end - System.nanoTime();
		}
		return item;
	}

	/** Whether no thread has anything left to do. */
	public boolean isIdle() {
		return this.ahead == 0;
	}

	private List<Reading> readings(Done done) throws IOException {
		Throwable failure = done.failure();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw new IOException("Files in " + done.group().directory() + " could not be read: " + failure, failure);
		}
		this.ahead -= done.readings().size();
		return done.readings();
	}

	private void submit() {
		while (this.ahead < MOST_AHEAD) {
			FileGroup group = this.source.next(MOST_IN_GROUP, MOST_GROUP_BYTES);
			if (group == null) {
				return;
			}
			this.ahead += group.files().size();
			this.pool.submit(group);
		}
	}

	/**
	 * Where the files come from and the readings go.
	 *
	 * @param <T> what is made of a reading
	 */
	public interface Source<T> {

		/**
		 * The next files, all of one directory, of which a large one is on its own; null
		 * if there are none at present.
		 * @param most how many
		 * @param mostBytes of all together, if there are several
		 */
		@Nullable FileGroup next(int most, long mostBytes);

		/**
		 * Adds what is made of readings to an item.
		 * @param readings what was done; empty at the beginning of each item
		 */
		void take(List<Reading> readings, List<T> item);

	}

}
