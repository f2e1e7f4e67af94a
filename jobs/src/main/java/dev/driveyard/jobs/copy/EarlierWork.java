package dev.driveyard.jobs.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	private final Map<String, OperationDirectory> directories = new HashMap<>();

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
				work.directories.put(directory.path(), directory);
				work.last = directory.number();
			}
		}
		while (!page.isEmpty());
		return work;
	}

	boolean isBegun() {
		return !this.directories.isEmpty();
	}

	/** A directory that was come upon. */
	@Nullable OperationDirectory directory(String path) {
		return this.directories.get(path);
	}

	/**
	 * The number of the next directory that is new: one below is never before its parent.
	 */
	int next() {
		return ++this.last;
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
