package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What came of comparing files byte by byte.
 *
 * @param read how many files
 * @param compared the ids of those that were compared with another file
 * @param doubtful the ids of those that are in no group
 */
record Comparison(long read, List<Long> compared, List<Long> doubtful,
		List<Issue> issues) implements Counted<DuplicateCount> {

	Comparison(long read) {
		this(read, new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0));
	}

	/**
	 * A member is kept out of all groups.
	 * @param shown its path, for people
	 */
	void doubt(Member member, String shown, Issue.Code code, String message) {
		this.doubtful.add(member.entry());
		this.issues.add(new Issue(code, shown, message));
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.COMPARED, this.compared.size());
		counts.add(DuplicateCount.ISSUES, this.issues.size());
	}

}
