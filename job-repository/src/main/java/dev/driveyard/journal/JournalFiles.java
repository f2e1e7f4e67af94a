package dev.driveyard.journal;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.files.EncodedPaths;

/**
 * The files that the journal has of an operation, in the order of their directories and
 * names. For one who goes through them; the paths of directories are asked for as they
 * come.
 */
public final class JournalFiles {

	private final Journal journal;

	private final long operation;

	private final String source;

	private int directory = -1;

	private String path = "";

	/**
	 * Those of an operation.
	 * @param source the text of the address of what it was done with, encoded
	 */
	public JournalFiles(Journal journal, long operation, String source) {
		this.journal = journal;
		this.operation = operation;
		this.source = source;
	}

	/**
	 * Up to so many after a place.
	 * @param directory the number of the directory of the last one that is known, -1
	 * before the first
	 * @param name of the last one that is known
	 */
	public List<JournalFile> page(int directory, String name, int size) {
		List<JournalFile> found = new ArrayList<>();
		for (OperationFile file : this.journal.filesAfter(this.operation, directory, name, size)) {
			found.add(new JournalFile(file, path(file)));
		}
		return found;
	}

	private String path(OperationFile file) {
		if (file.directory() == 0) {
			return this.source;
		}
		if (file.directory() != this.directory) {
			List<OperationDirectory> holder = this.journal.directories(this.operation, file.directory() - 1, 1);
			this.path = holder.isEmpty() ? this.source : EncodedPaths.below(this.source, holder.get(0).path());
			this.directory = file.directory();
		}
		return EncodedPaths.below(this.path, file.name());
	}

}
