package dev.driveyard.jobs.contents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.GroupPool.Done;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads files with the threads of a pool, ahead of the step: what comes out of it is done
 * already, in the order in which it is done. One item is what was done within a second,
 * perhaps nothing. What is done is marked in the catalogue, so nothing is kept in the
 * execution context. For one thread.
 */
public final class PendingReader implements ItemReader<List<Reading>> {

	private static final int MOST_IN_ITEM = 4000;

	private static final int MOST_IN_GROUP = 64;

	private static final long MOST_GROUP_BYTES = 2L << 20;

	/** What may wait in memory between the threads and the step. */
	private static final int MOST_AHEAD = 8000;

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final PendingFiles files;

	private final String root;

	private final GroupPool pool;

	private final Deque<PendingFile> page = new ArrayDeque<>();

	private int ahead;

	/**
	 * Reads files of one location.
	 * @param root the location's
	 */
	public PendingReader(PendingFiles files, String root, GroupPool pool) {
		this.files = files;
		this.root = root;
		this.pool = pool;
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		this.files.beginItem();
		List<Reading> item = new ArrayList<>();
		submit();
		this.files.complete(item);
		long end = System.nanoTime() + PATIENCE.toNanos();
		long left = PATIENCE.toNanos();
		while (item.size() < MOST_IN_ITEM && left > 0 && this.ahead > 0) {
			Done done = this.pool.poll(Duration.ofNanos(left));
			if (done != null) {
				add(done, item);
				submit();
			}
			left = end - System.nanoTime();
		}
		return (item.isEmpty() && this.ahead == 0 && this.files.isDone()) ? null : item;
	}

	private void add(Done done, List<Reading> item) throws IOException {
		Throwable failure = done.failure();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw new IOException("Files in " + done.group().directory() + " could not be read: " + failure, failure);
		}
		this.ahead -= done.readings().size();
		List<Reading> readings = new ArrayList<>(done.readings());
		this.files.complete(readings);
		item.addAll(readings);
	}

	private void submit() {
		while (this.ahead < MOST_AHEAD) {
			FileGroup group = nextGroup();
			if (group == null) {
				return;
			}
			this.ahead += group.files().size();
			this.pool.submit(group);
		}
	}

	/** Files that follow each other in one directory; a large file is on its own. */
	private @Nullable FileGroup nextGroup() {
		PendingFile first = peek();
		if (first == null) {
			return null;
		}
		List<PendingFile> group = new ArrayList<>();
		long bytes = 0;
		PendingFile file = first;
		while (file != null && group.size() < MOST_IN_GROUP && sameDirectory(first, file)
				&& (group.isEmpty() || bytes + this.files.bytes(file) <= MOST_GROUP_BYTES)) {
			group.add(file);
			bytes += this.files.bytes(file);
			this.page.poll();
			file = peek();
		}
		return new FileGroup(absolute(first.directory()), group);
	}

	private static boolean sameDirectory(PendingFile one, PendingFile other) {
		return Objects.equals(one.entry().parent(), other.entry().parent());
	}

	private String absolute(String relative) {
		if (relative.isEmpty()) {
			return this.root;
		}
		return this.root.equals("/") ? "/" + relative : this.root + "/" + relative;
	}

	private @Nullable PendingFile peek() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.files.next());
		}
		return this.page.peek();
	}

}
