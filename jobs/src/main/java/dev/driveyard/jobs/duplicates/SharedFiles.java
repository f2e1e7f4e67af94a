package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Placement;
import dev.driveyard.transfer.reclaim.HeldFile;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of groups that share all of their bytes on the medium: they are one
 * copy. Only file systems that let files share bytes, and tell, are asked.
 */
final class SharedFiles {

	/** That of a sub-volume of btrfs is not known by its number. */
	private static final List<String> FILE_SYSTEMS = List.of("btrfs", "xfs", "bcachefs", "ocfs2", "unknown");

	private static final int PAGE = 2000;

	private final DuplicateGroups groups;

	private final Locations locations;

	private final Backend volume;

	/** The volumes that may tell, once they were asked for. */
	private @Nullable Set<Long> volumes;

	SharedFiles(DuplicateGroups groups, Locations locations, Backend volume) {
		this.groups = groups;
		this.locations = locations;
		this.volume = volume;
	}

	private Set<Long> volumes() {
		if (this.volumes == null) {
			this.volumes = new HashSet<>(this.locations.volumesOf(FILE_SYSTEMS));
		}
		return this.volumes;
	}

	/** Whether there can be any. */
	boolean isPossible() {
		return !volumes().isEmpty();
	}

	/** The members of a group that share their bytes with another member. */
	List<Member> of(DuplicateGroup group) {
		Map<String, List<Member>> placed = new HashMap<>();
		List<Member> page;
		long after = 0;
		do {
			page = this.groups.members(group.id(), after, PAGE);
			for (Member member : page) {
				after = member.entry();
				Placement placement = placement(member);
				if (placement.state() == Placement.State.SHARED) {
					placed.computeIfAbsent(placement.key(), (key) -> new ArrayList<>(2)).add(member);
				}
			}
		}
		while (page.size() == PAGE);
		List<Member> sharing = new ArrayList<>();
		for (List<Member> same : placed.values()) {
			if (files(same) > 1) {
				same.forEach((member) -> sharing.add(member.sharing(same.get(0).entry())));
			}
		}
		return sharing;
	}

	/** How many copies less there are by that. */
	static long saved(List<Member> sharing) {
		return files(sharing)
				- sharing.stream().map((member) -> Objects.requireNonNull(member.shared())).distinct().count();
	}

	private static long files(List<Member> members) {
		return members.stream().map(Member::fileKey).distinct().count();
	}

	/** What can't be looked at is a copy of its own. */
	private Placement placement(Member member) {
		if (!volumes().contains(member.volume())) {
			return Placement.UNKNOWN;
		}
		try (HeldFile file = HeldFile.open(this.volume, member.path(),
				new Version(member.inode(), member.size(), member.modified()))) {
			Placement placement = file.placement();
			if (placement.state() == Placement.State.UNKNOWN) {
				volumes().remove(member.volume());
			}
			return placement;
		}
		catch (IOException ex) {
			return Placement.UNKNOWN;
		}
	}

}
