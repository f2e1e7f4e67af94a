package dev.driveyard.jobs.duplicates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.journal.ReclaimJournal.Left;

/**
 * What becomes of the members of a group that are not kept, and what goes free by it. The
 * bytes of a file are free once its last name is gone, and the last file that shares
 * them.
 */
final class Duplicates {

	private final ReclaimParameters parameters;

	private final Set<String> keptPaths;

	/** What has the bytes of the kept files. */
	private final Set<String> keptFiles;

	private final Set<String> keptCopies;

	Duplicates(ReclaimParameters parameters, List<Member> kept) {
		this.parameters = parameters;
		this.keptPaths = kept.stream().map(Member::path).collect(Collectors.toSet());
		this.keptFiles = kept.stream().map(Member::fileKey).collect(Collectors.toSet());
		this.keptCopies = kept.stream().map(Member::copyKey).collect(Collectors.toSet());
	}

	/** Other names of the kept files are no duplicates. */
	List<Duplicate> of(List<Candidate> candidates) {
		Map<String, Long> names = candidates.stream()
			.map(Candidate::member)
			.collect(Collectors.groupingBy(Member::fileKey, Collectors.counting()));
		List<Duplicate> duplicates = candidates.stream()
			.filter((candidate) -> !this.keptFiles.contains(candidate.member().fileKey())
					&& !this.keptPaths.contains(candidate.member().path()))
			.map((candidate) -> duplicate(candidate,
					candidate.links() - names.getOrDefault(candidate.member().fileKey(), 0L)))
			.toList();
		return freed(duplicates);
	}

	private Duplicate duplicate(Candidate candidate, long otherNames) {
		return new Duplicate(candidate.member(), 0, Math.max(0, otherNames), left(candidate, otherNames));
	}

	private Left left(Candidate candidate, long otherNames) {
		if (this.keptCopies.contains(candidate.member().copyKey())) {
			return Left.SHARED;
		}
		boolean parts = switch (this.parameters.action()) {
			case HARDLINK -> otherNames > 0 && !this.parameters.splitLinks();
			case REFLINK -> candidate.links() > 1;
			case TRASH, DELETE -> false;
		};
		return parts ? Left.OTHER_NAMES : Left.NOT;
	}

	/** The last one that has some bytes sets them free. */
	private static List<Duplicate> freed(List<Duplicate> duplicates) {
		Set<String> staying = duplicates.stream()
			.filter((duplicate) -> duplicate.left() != Left.NOT || duplicate.otherNames() > 0)
			.map((duplicate) -> duplicate.member().copyKey())
			.collect(Collectors.toCollection(HashSet::new));
		Map<String, Member> last = new HashMap<>();
		duplicates.forEach((duplicate) -> last.put(duplicate.member().copyKey(), duplicate.member()));
		return duplicates.stream().map((duplicate) -> {
			String copy = duplicate.member().copyKey();
			boolean frees = !staying.contains(copy) && duplicate.member().equals(last.get(copy));
			return frees ? duplicate.freeing(duplicate.member().size()) : duplicate;
		}).toList();
	}

	/**
	 * A member that is as it was found.
	 *
	 * @param links how many names it has
	 */
	record Candidate(Member member, long links) {
	}

	/**
	 * A member that is not kept.
	 *
	 * @param freed what goes free with it
	 * @param otherNames how many names it has that are no members
	 * @param left why it is left alone
	 */
	record Duplicate(Member member, long freed, long otherNames, Left left) {

		Duplicate freeing(long bytes) {
			return new Duplicate(this.member, bytes, this.otherNames, this.left);
		}

	}

}
