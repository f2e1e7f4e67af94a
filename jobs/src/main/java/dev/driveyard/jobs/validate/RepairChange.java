package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;

/**
 * What came of an item of a repair.
 *
 * @param planned operations that are to be recorded
 * @param operations how far operations are
 * @param files what was restored
 * @param resolved the ids of findings that are gone
 */
record RepairChange(long read, Tally<ValidateCount> counts, List<Operation> planned, List<Operation> operations,
		List<OperationFile> files, List<Long> resolved, List<Issue> issues) implements Counted<ValidateCount> {

	/**
	 * Of an item that stands for so many files.
	 */
	RepairChange(long read) {
		this(read, new Tally<>(ValidateCount.class), new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0),
				new ArrayList<>(0), new ArrayList<>(0));
	}

	void count(ValidateCount count, long number) {
		this.counts.add(count, number);
	}

	/** A file that is not restored. */
	void notRestored(String path, String why) {
		count(ValidateCount.NOT_RESTORED, 1);
		count(ValidateCount.ISSUES, 1);
		this.issues.add(new Issue(Issue.Code.NOT_REPAIRED, path, why));
	}

	@Override
	public void addTo(Tally<ValidateCount> sums) {
		sums.addAll(this.counts);
	}

}
