package dev.driveyard.jobs.duplicates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.SimilarGroups.SimilarGroup;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * Groups of pictures that look alike. What is counted are groups.
 *
 * @param read how many pictures others look like
 * @param groups those of them whose files are there
 */
record PictureGroups(long read, List<SimilarGroup> groups) implements Counted<DuplicateCount> {

	@Override
	public long written() {
		return this.groups.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(DuplicateCount.SIMILAR_GROUPS, this.groups.size());
		counts.add(DuplicateCount.SIMILAR, this.groups.stream().mapToLong(PictureGroups::worse).sum());
		counts.add(DuplicateCount.WASTED_BYTES,
				this.groups.stream().mapToLong((group) -> group.group().wasted()).sum());
	}

	/** Pictures, not files. */
	private static long worse(SimilarGroup group) {
		Set<Long> contents = new HashSet<>();
		for (Member member : group.members()) {
			Look look = member.look();
			if (look != null) {
				contents.add(look.content());
			}
		}
		return contents.size() - 1L;
	}

}
