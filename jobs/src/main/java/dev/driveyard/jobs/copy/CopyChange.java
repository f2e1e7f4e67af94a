package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;

/**
 * What came of an item, to be written into the journal.
 *
 * @param operations how far operations are
 */
record CopyChange(long read, Tally<CopyCount> counts, List<Operation> operations, List<OperationDirectory> directories,
		List<OperationFile> files, List<Issue> issues) implements Counted<CopyCount> {

	/**
	 * Of an item that stands for so many files and directories.
	 */
	CopyChange(long read) {
		this(read, new Tally<>(CopyCount.class), new ArrayList<>(0), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(0));
	}

	@Override
	public void addTo(Tally<CopyCount> sums) {
		sums.addAll(this.counts);
	}

}
