package dev.driveyard.jobs.delete;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.OperationParent;

/**
 * What came of an item, to be written into the journal.
 *
 * @param operations how far operations are
 * @param settled directories whose planned files all came to the same
 * @param parents the folders that things are taken out of
 * @param forgotten locations that went with their folders
 */
public record RemovalChange(long read, Tally<DeleteCount> counts, List<Operation> operations,
		List<OperationDirectory> directories, List<OperationFile> files, List<Settled> settled,
		List<OperationParent> parents, List<Issue> issues, List<Long> forgotten) implements Counted<DeleteCount> {

	/**
	 * Of an item that stands for so many files and directories.
	 */
	public RemovalChange(long read) {
		this(read, new Tally<>(DeleteCount.class), new ArrayList<>(0), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
	}

	public void count(DeleteCount count, long number) {
		this.counts.add(count, number);
	}

	/** Something to be told of, which is counted. */
	public void issue(Issue.Code code, String path, String message) {
		this.issues.add(new Issue(code, path, message));
		count(DeleteCount.ISSUES, 1);
	}

	/**
	 * A directory of an operation whose files, where they are still planned, get a state.
	 */
	public record Settled(long operation, int directory, FileState state) {
	}

	@Override
	public void addTo(Tally<DeleteCount> sums) {
		sums.addAll(this.counts);
	}

}
