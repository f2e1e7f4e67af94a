package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.DuplicateFolders.Folder;
import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.catalogue.DuplicateGroups.Sharing;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What the step that finds the groups stores. What it counts are groups and folders.
 */
sealed interface Grouping extends Counted<DuplicateCount> {

	@Override
	default void addTo(Tally<DuplicateCount> counts) {
		// most count nothing else
	}

	/**
	 * Groups of equal files.
	 */
	record FileGroups(Sharing sharing, List<DuplicateGroup> groups) implements Grouping {

		@Override
		public long read() {
			return this.groups.size();
		}

		@Override
		public void addTo(Tally<DuplicateCount> counts) {
			counts.add(DuplicateCount.GROUPS, this.groups.size());
			counts.add(DuplicateCount.DUPLICATES, this.groups.stream().mapToLong((group) -> group.copies() - 1).sum());
			counts.add(DuplicateCount.WASTED_BYTES, this.groups.stream().mapToLong(DuplicateGroup::wasted).sum());
		}

	}

	/**
	 * Members of groups that share their bytes with another member.
	 */
	record SharingMembers(long read, List<Sharers> groups) implements Grouping {

		@Override
		public long written() {
			return this.groups.size();
		}

		@Override
		public void addTo(Tally<DuplicateCount> counts) {
			this.groups.forEach((group) -> group.addTo(counts));
		}

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

	/**
	 * Digests of what folders hold.
	 */
	record Digests(long read, List<Folder> folders) implements Grouping {

		@Override
		public long written() {
			return this.folders.size();
		}

	}

	/**
	 * Groups of equal folders.
	 */
	record FolderGroups(List<DuplicateGroup> groups) implements Grouping {

		@Override
		public long read() {
			return this.groups.size();
		}

		@Override
		public void addTo(Tally<DuplicateCount> counts) {
			counts.add(DuplicateCount.FOLDERS, this.groups.size());
		}

	}

	/**
	 * The end.
	 */
	record End() implements Grouping {

		@Override
		public long read() {
			return 0;
		}

	}

}
