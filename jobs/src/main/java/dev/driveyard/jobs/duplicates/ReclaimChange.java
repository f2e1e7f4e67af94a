package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.ReclaimJournal.Reclaim;

/**
 * What a chunk of the job writes.
 *
 * @param planned operations to record
 * @param files what they act on
 * @param ended operations that were tried
 * @param done files that were handled
 */
record ReclaimChange(List<Operation> planned, List<Reclaim> files, List<Operation> ended, List<OperationFile> done,
		List<Issue> issues) {

	ReclaimChange() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(0));
	}

	void issue(String path, String message) {
		this.issues.add(new Issue(Issue.Code.NOT_RECLAIMED, path, message));
	}

}
