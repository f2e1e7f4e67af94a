package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.ReclaimJournal.Reclaim;

/**
 * What came of an item of the job that reclaims room.
 *
 * @param planned operations to record
 * @param files what they act on
 * @param ended operations that were tried
 * @param done files that were handled
 */
record ReclaimChange(long read, Tally<ReclaimCount> counts, List<Operation> planned, List<Reclaim> files,
		List<Operation> ended, List<OperationFile> done, List<Issue> issues) implements Counted<ReclaimCount> {

	/**
	 * Of an item that stands for so many files.
	 */
	ReclaimChange(long read) {
		this(read, new Tally<>(ReclaimCount.class), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>(0));
	}

	void count(ReclaimCount count, long number) {
		this.counts.add(count, number);
	}

	void issue(String path, String message) {
		issue(Issue.Code.NOT_RECLAIMED, path, message);
	}

	void issue(Issue.Code code, String path, String message) {
		this.issues.add(new Issue(code, path, message));
		count(ReclaimCount.ISSUES, 1);
	}

	@Override
	public void addTo(Tally<ReclaimCount> sums) {
		sums.addAll(this.counts);
	}

}
