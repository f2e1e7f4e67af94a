package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Members of groups that share their bytes with another member.
 *
 * @param read how many groups were looked at
 */
record SharingMembers(long read, List<Sharers> groups) implements Counted<DuplicateCount> {

	@Override
	public long written() {
		return this.groups.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		this.groups.forEach((group) -> group.addTo(counts));
	}

	/**
	 * Those of one group.
	 */
	record Sharers(DuplicateGroup group, List<Member> members) {

		void addTo(Tally<DuplicateCount> counts) {
			long saved = SharedFiles.saved(this.members);
			counts.add(DuplicateCount.SHARED, saved);
			counts.add(DuplicateCount.GROUPS, (saved == this.group.copies() - 1) ? -1 : 0);
			counts.add(DuplicateCount.DUPLICATES, -saved);
			counts.add(DuplicateCount.WASTED_BYTES, -saved * this.group.size());
		}

	}

}
