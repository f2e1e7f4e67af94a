package dev.driveyard.jobs.contents;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads files with the threads of a pool, ahead of the step. What is done is marked in
 * the catalogue, so nothing is kept in the execution context. For one thread.
 */
public final class PendingReader implements ItemReader<List<Reading>>, ReadAhead.Source<Reading> {

	private final PendingFiles files;

	private final String root;

	private final ReadAhead<Reading> readings;

	private final Deque<PendingFile> page = new ArrayDeque<>();

	/**
	 * Reads files of one location.
	 * @param root the location's
	 */
	public PendingReader(PendingFiles files, String root, GroupPool pool) {
		this.files = files;
		this.root = root;
		this.readings = new ReadAhead<>(pool, this);
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		this.files.beginItem();
		List<Reading> item = this.readings.read();
		return (item.isEmpty() && this.readings.isIdle() && this.files.isDone()) ? null : item;
	}

	@Override
	public void take(List<Reading> done, List<Reading> item) {
		List<Reading> all = new ArrayList<>(done);
		this.files.complete(all);
		item.addAll(all);
	}

	/** Files that follow each other in one directory; a large file is on its own. */
	@Override
	public @Nullable FileGroup next(int most, long mostBytes) {
		PendingFile first = peek();
		if (first == null) {
			return null;
		}
		List<PendingFile> group = new ArrayList<>();
		long bytes = 0;
		PendingFile file = first;
		while (file != null && group.size() < most && sameDirectory(first, file)
				&& (group.isEmpty() || bytes + this.files.bytes(file) <= mostBytes)) {
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
