package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.CountedItem;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;

/**
 * What came of an item, to be written into the journal.
 *
 * @param operations how far operations are
 */
record CopyChange(long entries, CopyCounts counts, List<Operation> operations, List<OperationDirectory> directories,
		List<OperationFile> files, List<Issue> issues) implements CountedItem<CopyCounts> {

	/**
	 * Of an item that stands for so many files and directories.
	 */
	CopyChange(long entries) {
		this(entries, new CopyCounts(), new ArrayList<>(0), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(0));
	}

}
