package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The names in a directory by UTF-16 order, a bounded number at a time: each lot is the
 * smallest names after the last of the lot before, so that a directory of any size takes
 * a fixed amount of memory.
 */
final class NextNames {

	private final int limit;

	private @Nullable String last;

	private boolean more = true;

	private Queue<String> lot = new ArrayDeque<>(0);

	NextNames(int limit) {
		this.limit = limit;
	}

	/** The next name; null after the last one. */
	@Nullable String next(WritableDirectory directory) throws IOException {
		if (this.lot.isEmpty() && this.more) {
			read(directory);
		}
		this.last = this.lot.poll();
		return this.last;
	}

	private void read(WritableDirectory directory) throws IOException {
		this.more = false;
		PriorityQueue<String> smallest = new PriorityQueue<>(Comparator.reverseOrder());
		directory.eachName((name) -> keep(smallest, name));
		this.lot = new ArrayDeque<>(smallest.stream().sorted().toList());
	}

	private void keep(PriorityQueue<String> smallest, String name) {
		if (this.last == null || name.compareTo(this.last) > 0) {
			smallest.add(name);
			if (smallest.size() > this.limit) {
				smallest.poll();
				this.more = true;
			}
		}
	}

}
