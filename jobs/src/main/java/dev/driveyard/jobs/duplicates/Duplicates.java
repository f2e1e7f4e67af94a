package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.journal.ReclaimJournal.Left;

/**
 * What becomes of the members of a group that are not kept, and what goes free by it. The
 * bytes of a file are free once its last name is gone, and the last file that shares
 * them.
 */
final class Duplicates {

	private final ReclaimParameters parameters;

	private final List<Duplicate> found = new ArrayList<>();

	/** What has the bytes of the kept files. */
	private final Set<String> keptCopies = new HashSet<>();

	Duplicates(ReclaimParameters parameters) {
		this.parameters = parameters;
	}

	/** Adds those of which some are kept. Other names of these are no duplicates. */
	void add(List<Candidate> members, List<Member> kept) {
		Set<String> paths = kept.stream().map(Member::path).collect(Collectors.toSet());
		Set<String> files = kept.stream().map(Member::fileKey).collect(Collectors.toSet());
		Set<String> copies = kept.stream().map(Member::copyKey).collect(Collectors.toSet());
		this.keptCopies.addAll(copies);
		Map<String, Long> names = members.stream()
			.collect(Collectors.groupingBy((member) -> member.member().fileKey(), Collectors.counting()));
		for (Candidate candidate : members) {
			Member member = candidate.member();
			if (!files.contains(member.fileKey()) && !paths.contains(member.path())) {
				long others = candidate.found().links() - names.getOrDefault(member.fileKey(), 0L);
				Left left = copies.contains(member.copyKey()) ? Left.SHARED : left(others);
				this.found.add(new Duplicate(member, kept.get(0), 0, isJoined() ? 0 : Math.max(0, others), left));
			}
		}
	}

	/** Adds some that stay since the one that is kept has another owner or group. */
	void addOfOthers(List<Member> members, Member kept) {
		for (Member member : members) {
			this.keptCopies.add(member.copyKey());
			Left left = member.copyKey().equals(kept.copyKey()) ? Left.SHARED : Left.OTHER_OWNER;
			this.found.add(new Duplicate(member, kept, 0, 0, left));
		}
	}

	private Left left(long otherNames) {
		boolean parts = this.parameters.action() == ReclaimAction.HARDLINK && otherNames > 0
				&& !this.parameters.splitLinks();
		return parts ? Left.OTHER_NAMES : Left.NOT;
	}

	/** Whether a file shares the bytes of the kept one under all of its names at once. */
	private boolean isJoined() {
		return this.parameters.action() == ReclaimAction.REFLINK;
	}

	/**
	 * All of them. The last one that has some bytes sets them free; where names stay, the
	 * first one of a file does.
	 */
	List<Duplicate> all() {
		Set<String> staying = new HashSet<>(this.keptCopies);
		Map<String, Member> last = new HashMap<>();
		for (Duplicate duplicate : this.found) {
			String copy = duplicate.member().copyKey();
			if (duplicate.left() != Left.NOT || duplicate.otherNames() > 0) {
				staying.add(copy);
			}
			last.merge(copy, duplicate.member(), (one, other) -> one.isSameFile(other) && isJoined() ? one : other);
		}
		return this.found.stream().map((duplicate) -> {
			String copy = duplicate.member().copyKey();
			boolean frees = !staying.contains(copy) && duplicate.member().equals(last.get(copy));
			return frees ? duplicate.freeing(duplicate.member().size()) : duplicate;
		}).toList();
	}

	/**
	 * A member that is as it was found.
	 *
	 * @param found what its file is now
	 */
	record Candidate(Member member, FileAttributes found) {

		/** Files of one owner and one group have this in common. */
		String owners() {
			return this.found.owner() + ":" + this.found.group();
		}

	}

	/**
	 * A member that is not kept.
	 *
	 * @param kept the one that is kept for it
	 * @param freed what goes free with it
	 * @param otherNames how many names it has that are no members
	 * @param left why it is left alone
	 */
	record Duplicate(Member member, Member kept, long freed, long otherNames, Left left) {

		Duplicate freeing(long bytes) {
			return new Duplicate(this.member, this.kept, bytes, this.otherNames, this.left);
		}

	}

}
