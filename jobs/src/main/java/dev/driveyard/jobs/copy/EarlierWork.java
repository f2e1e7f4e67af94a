package dev.driveyard.jobs.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * What earlier executions of an instance have done of an operation, so that a later one
 * does what is left, and anew what has changed at the source since. For one thread.
 */
final class EarlierWork {

	private static final int PAGE = 1000;

	private final @Nullable Journal journal;

	private final long operation;

	private final NavigableMap<String, OperationDirectory> directories = new TreeMap<>();

	/** The numbers between others that no directory has. */
	private final NavigableSet<Integer> gaps = new TreeSet<>();

	/** Numbers by path, as long as there are gaps. */
	private final Map<String, Integer> given = new HashMap<>();

	private int last;

	private EarlierWork(@Nullable Journal journal, long operation) {
		this.journal = journal;
		this.operation = operation;
	}

	/** Nothing was done. */
	static EarlierWork none() {
		return new EarlierWork(null, 0);
	}

	/** What the journal tells. */
	static EarlierWork of(Journal journal, Operation operation) {
		EarlierWork work = new EarlierWork(journal, operation.id());
		List<OperationDirectory> page;
		do {
			page = journal.directories(operation.id(), work.last, PAGE);
			for (OperationDirectory directory : page) {
				work.add(directory);
			}
		}
		while (!page.isEmpty());
		return work;
	}

	private void add(OperationDirectory directory) {
		for (int number = this.last + 1; number < directory.number(); number++) {
			this.gaps.add(number);
		}
		this.directories.put(directory.path(), directory);
		this.given.put(directory.path(), directory.number());
		this.last = directory.number();
	}

	boolean isBegun() {
		return !this.directories.isEmpty();
	}

	/** A directory that was come upon. */
	@Nullable OperationDirectory directory(String path) {
		return this.directories.get(path);
	}

	/**
	 * The number of a directory that is come upon, greater than that of its parent and
	 * less than those of what it holds. One that was lost with a chunk while what it
	 * holds was recorded before it was renamed has left a gap.
	 */
	int number(String path) {
		OperationDirectory known = this.directories.get(path);
		if (known != null) {
			return known.number();
		}
		if (this.gaps.isEmpty()) {
			return ++this.last;
		}
		Integer gap = this.gaps.higher(this.given.getOrDefault(parent(path), 0));
		int number = (gap != null && gap < firstBelow(path)) ? gap : ++this.last;
		this.gaps.remove(number);
		this.given.put(path, number);
		return number;
	}

	/** For the operation's source there is none. */
	private static String parent(String path) {
		int slash = path.lastIndexOf('/');
		return path.isEmpty() ? "/" : path.substring(0, Math.max(0, slash));
	}

	/** The least number of what is recorded below a directory; 0 if nothing is. */
	private int firstBelow(String path) {
		SortedMap<String, OperationDirectory> below = path.isEmpty() ? this.directories
				: this.directories.subMap(path + '/', path + (char) ('/' + 1));
		return below.values().stream().mapToInt(OperationDirectory::number).min().orElse(0);
	}

	/** What became of the files of a directory, by name. */
	Map<String, OperationFile> files(int directory) {
		Map<String, OperationFile> files = new HashMap<>();
		if (this.journal != null) {
			this.journal.files(this.operation, directory).forEach((file) -> files.put(file.name(), file));
		}
		return files;
	}

	/** Whether nothing is left to be done with a file as it is now. */
	static boolean isSettled(@Nullable OperationFile row, FileStat file) {
		if (row == null || row.state() == FileState.PLANNED || row.state() == FileState.FAILED) {
			return false;
		}
		return row.kind() == file.stat().kind() && row.inode() == file.stat().inode()
				&& row.size() == file.stat().size() && row.modified() == file.stat().modified();
	}

}
