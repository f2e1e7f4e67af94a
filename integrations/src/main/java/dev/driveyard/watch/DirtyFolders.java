package dev.driveyard.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The directories of a location of which something was heard, each once, until they are
 * taken. For any thread; quick, since whoever hears must not wait.
 */
final class DirtyFolders {

	/**
	 * What happens within it belongs together: a move is told by two events, of two
	 * directories.
	 */
	private static final Duration MOMENT = Duration.ofMillis(50);

	/** More are looked at as a whole. */
	static final int MOST = 500;

	/** Whether all below a directory is meant. */
	private final Map<String, Boolean> folders = new TreeMap<>();

	private boolean all;

	private long first;

	private long last;

	/** Something happened in a directory. */
	synchronized void add(String path, long now) {
		touch(now);
		this.folders.putIfAbsent(path, false);
	}

	/** Something happened anywhere below a directory. */
	synchronized void addTree(String path, long now) {
		touch(now);
		this.folders.put(path, true);
	}

	/** Something happened anywhere. */
	synchronized void addAll(long now) {
		touch(now);
		this.all = true;
	}

	private void touch(long now) {
		if (isEmpty()) {
			this.first = now;
		}
		this.last = now;
	}

	synchronized boolean isEmpty() {
		return this.folders.isEmpty() && !this.all;
	}

	/** How many there are. */
	synchronized int size() {
		return this.folders.size() + (this.all ? 1 : 0);
	}

	/** Since when there is something. */
	synchronized long since() {
		return this.first;
	}

	/**
	 * Whether it has been quiet for a while, or there was no quiet for long: then for a
	 * moment at least, unless even that does not come for as long again.
	 */
	synchronized boolean isDue(long now, Duration quiet, Duration longest) {
		long silent = now - this.last;
		long waited = now - this.first;
		boolean late = waited >= longest.toNanos() && silent >= MOMENT.toNanos();
		return !isEmpty() && (silent >= quiet.toNanos() || late || waited >= 2 * longest.toNanos());
	}

	/** Takes all there is. */
	synchronized Batch take() {
		List<String> single = new ArrayList<>();
		List<String> trees = new ArrayList<>();
		this.folders.forEach((path, tree) -> (tree ? trees : single).add(path));
		Batch batch = new Batch(this.all, single, trees, this.first);
		this.folders.clear();
		this.all = false;
		return batch;
	}

	/**
	 * Directories that are looked at together.
	 *
	 * @param all whether all of the location is
	 * @param folders relative to the location's root, without what is below them
	 * @param trees the same with all below them
	 * @param since when the first of it was heard
	 */
	record Batch(boolean all, List<String> folders, List<String> trees, long since) {

		/** Whether it is looked at as a whole. */
		boolean isWhole() {
			return this.all || this.folders.size() + this.trees.size() > MOST;
		}

	}

}
