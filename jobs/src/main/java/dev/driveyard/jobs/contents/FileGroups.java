package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads files that are to be read in groups of those that follow each other in one
 * directory; a large file is on its own. What is done is marked in the catalogue, so it
 * keeps no position. For one thread.
 */
final class FileGroups implements ItemStreamReader<FileGroup> {

	/** Files in a group. */
	static final int MOST = 64;

	/** Their bytes, if there are several. */
	static final long MOST_BYTES = 2L << 20;

	private final PendingFiles files;

	private final String root;

	private final GroupReaders readers;

	private final Deque<PendingFile> page = new ArrayDeque<>();

	/**
	 * Files of one location.
	 * @param root the location's
	 * @param readers know how much of a file will be read
	 */
	FileGroups(PendingFiles files, String root, GroupReaders readers) {
		this.files = files;
		this.root = root;
		this.readers = readers;
	}

	/** Null if there are none at present. */
	@Override
	public @Nullable FileGroup read() {
		PendingFile first = peek();
		if (first == null) {
			return null;
		}
		List<PendingFile> group = new ArrayList<>();
		long bytes = 0;
		PendingFile file = first;
		while (file != null && group.size() < MOST && sameDirectory(first, file)
				&& (group.isEmpty() || bytes + bytes(file) <= MOST_BYTES)) {
			group.add(file);
			bytes += bytes(file);
			this.page.poll();
			file = peek();
		}
		return new FileGroup(EncodedPaths.below(this.root, first.directory()), group);
	}

	private long bytes(PendingFile file) {
		return this.readers.bytes(file.entry().stat().size());
	}

	private static boolean sameDirectory(PendingFile one, PendingFile other) {
		return Objects.equals(one.entry().parent(), other.entry().parent());
	}

	private @Nullable PendingFile peek() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.files.next());
		}
		return this.page.peek();
	}

}
