package dev.driveyard.jobs.index;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.Contents;
import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.HashPool.Done;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads files without a current content, by entry id, ahead of the step: what comes out
 * of it is hashed already, in the order in which it is done. One item is what was done
 * within a second, perhaps nothing. A file that has its content is not read again after a
 * restart, so nothing is kept in the execution context. For one thread.
 */
final class PendingReader implements ItemStreamReader<List<Reading>> {

	private static final int PAGE = 2000;

	private static final int MOST_IN_ITEM = 4000;

	private static final int MOST_IN_GROUP = 64;

	private static final long MOST_GROUP_BYTES = 2L << 20;

	/** What may wait in memory between the threads and the step. */
	private static final int MOST_AHEAD = 8000;

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final Contents contents;

	private final Scope scope;

	private final HashKind wanted;

	private final String root;

	private final HashPool pool;

	private final Deque<PendingFile> page = new ArrayDeque<>();

	private int openGroups;

	private int ahead;

	private long after;

	private boolean last;

	PendingReader(Contents contents, Scope scope, HashKind wanted, String root, HashPool pool) {
		this.contents = contents;
		this.scope = scope;
		this.wanted = wanted;
		this.root = root;
		this.pool = pool;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.after = 0;
		this.last = false;
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		submit();
		if (this.openGroups == 0) {
			return null;
		}
		List<Reading> item = new ArrayList<>();
		long end = System.nanoTime() + PATIENCE.toNanos();
		long left = PATIENCE.toNanos();
		while (item.size() < MOST_IN_ITEM && left > 0 && this.openGroups > 0) {
			Done done = this.pool.poll(Duration.ofNanos(left));
			if (done != null) {
				add(done, item);
				submit();
			}
			left = end - System.nanoTime();
		}
		return item;
	}

	private void add(Done done, List<Reading> item) throws IOException {
		Throwable failure = done.failure();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw new IOException("Files in " + done.group().directory() + " could not be hashed: " + failure, failure);
		}
		this.openGroups--;
		this.ahead -= done.group().files().size();
		item.addAll(done.readings());
	}

	private void submit() {
		while (this.ahead < MOST_AHEAD) {
			FileGroup group = nextGroup();
			if (group == null) {
				return;
			}
			this.openGroups++;
			this.ahead += group.files().size();
			this.pool.submit(group);
		}
	}

	/** Files that follow each other in one directory; a large file is on its own. */
	private @Nullable FileGroup nextGroup() {
		PendingFile first = next();
		if (first == null) {
			return null;
		}
		List<PendingFile> files = new ArrayList<>();
		long bytes = 0;
		PendingFile file = first;
		while (file != null && files.size() < MOST_IN_GROUP && sameDirectory(first, file)
				&& (files.isEmpty() || bytes + size(file) <= MOST_GROUP_BYTES)) {
			files.add(file);
			bytes += size(file);
			this.page.poll();
			file = next();
		}
		return new FileGroup(absolute(first.directory()), files);
	}

	private static boolean sameDirectory(PendingFile one, PendingFile other) {
		return Objects.equals(one.entry().parent(), other.entry().parent());
	}

	private static long size(PendingFile file) {
		return file.entry().stat().size();
	}

	private String absolute(String relative) {
		if (relative.isEmpty()) {
			return this.root;
		}
		return this.root.equals("/") ? "/" + relative : this.root + "/" + relative;
	}

	private @Nullable PendingFile next() {
		if (this.page.isEmpty() && !this.last) {
			this.page.addAll(this.contents.pending(this.scope, this.wanted, this.after, PAGE));
			this.last = this.page.size() < PAGE;
			if (!this.page.isEmpty()) {
				this.after = this.page.getLast().entry().id();
			}
		}
		return this.page.peek();
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
