package dev.driveyard.jobs.duplicates;

import java.util.Comparator;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.files.EncodedPaths;

/**
 * Which of several equal files, or files that look alike, is kept.
 */
enum KeepRule {

	/** The one that was changed first. */
	OLDEST,
	/** The one that was changed last. */
	NEWEST,
	/** The one with the shortest path. */
	SHORTEST_PATH,
	/** All that are in some folders. */
	IN,
	/** Of pictures that look alike the best one, in all its files. */
	BEST;

	/** Of those that are the same by the rule, the one with the shorter path. */
	private Comparator<Member> order() {
		Comparator<Member> byRule = switch (this) {
			case OLDEST -> Comparator.comparingLong(Member::modified);
			case NEWEST -> Comparator.comparingLong(Member::modified).reversed();
			case SHORTEST_PATH, IN, BEST -> Comparator.comparingInt((member) -> 0);
		};
		return byRule.thenComparingInt((member) -> member.path().length()).thenComparing(Member::path);
	}

	/**
	 * Those that are kept; none if the rule does not say.
	 * @param folders absolute paths, for the rule that wants some
	 */
	List<Member> kept(List<Member> members, List<String> folders) {
		if (this == IN) {
			return members.stream()
				.filter((member) -> folders.stream().anyMatch((folder) -> EncodedPaths.isWithin(member.path(), folder)))
				.sorted(order())
				.toList();
		}
		if (this == BEST) {
			return members.stream()
				.filter((member) -> member.look() != null && member.look().isBest())
				.sorted(order())
				.toList();
		}
		return members.stream().min(order()).stream().toList();
	}

}
