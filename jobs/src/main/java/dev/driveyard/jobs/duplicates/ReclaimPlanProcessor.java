package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.duplicates.DuplicateGroupReader.Group;
import dev.driveyard.jobs.duplicates.Duplicates.Candidate;
import dev.driveyard.jobs.duplicates.Duplicates.Duplicate;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import dev.driveyard.transfer.trash.TrashCan;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Plans what to do with the duplicates of groups: in each one file at least is kept. What
 * is not as it was found has no part in it.
 */
final class ReclaimPlanProcessor implements ItemProcessor<List<Group>, ReclaimChange>, ItemStream {

	private final Backend volume;

	private final VolumeRegistry volumes;

	private final Contents contents;

	private final TrashCan trash;

	private final ReclaimParameters parameters;

	private final long instance;

	/** What is thrown away already is no copy to rely on, and can come back. */
	private List<String> trashes = List.of();

	ReclaimPlanProcessor(Backend volume, VolumeRegistry volumes, Contents contents, TrashCan trash,
			ReclaimParameters parameters, long instance) {
		this.volume = volume;
		this.volumes = volumes;
		this.contents = contents;
		this.trash = trash;
		this.parameters = parameters;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		try {
			this.trashes = this.trash.places();
		}
		catch (IOException ex) {
			throw new OperateException("It can't be found out where the trash is: " + Problems.describe(ex), ex);
		}
	}

	@Override
	public ReclaimChange process(List<Group> groups) {
		ReclaimChange change = new ReclaimChange(groups.stream().mapToLong((group) -> group.members().size()).sum());
		groups.forEach((group) -> plan(group, change));
		return change;
	}

	private void plan(Group group, ReclaimChange change) {
		int number = group.first();
		for (List<Candidate> together : together(candidates(group.members(), change))) {
			for (Duplicate duplicate : duplicates(together, change)) {
				plan(number++, duplicate, change);
			}
		}
	}

	/** Those that are as they were found. */
	private List<Candidate> candidates(List<Member> members, ReclaimChange change) {
		List<Candidate> candidates = new ArrayList<>();
		for (Member member : members) {
			boolean thrownAway = this.trashes.stream().anyMatch((trash) -> EncodedPaths.isWithin(member.path(), trash));
			FileAttributes found = thrownAway ? null : asFound(member, change);
			if (found != null) {
				candidates.add(new Candidate(member, found));
			}
		}
		return candidates;
	}

	private @Nullable FileAttributes asFound(Member member, ReclaimChange change) {
		if (!this.volumes.isHere(address(member))) {
			change.issue(member.path(), "It is on a volume that can only be read. It is left alone.");
			return null;
		}
		try {
			FileAttributes found = this.volume.stat(member.path()).stat();
			if (new Version(member.inode(), member.size(), member.modified()).fits(found)) {
				return found;
			}
			change.issue(member.path(), "It was changed or replaced since it was found. It is left alone.");
		}
		catch (IOException ex) {
			change.issue(member.path(), "It can't be looked at: " + Problems.describe(ex) + ". It is left alone.");
		}
		return null;
	}

	/** What is to be joined has to be on one file system. */
	private Iterable<List<Candidate>> together(List<Candidate> members) {
		if (!this.parameters.action().joins()) {
			return List.of(members);
		}
		Map<Long, List<Candidate>> byVolume = new LinkedHashMap<>();
		members.forEach((candidate) -> byVolume.computeIfAbsent(candidate.member().volume(), (id) -> new ArrayList<>())
			.add(candidate));
		return byVolume.values();
	}

	private List<Duplicate> duplicates(List<Candidate> candidates, ReclaimChange change) {
		List<Member> kept = kept(candidates);
		if (kept.isEmpty()) {
			change.count(ReclaimCount.LEFT_ALONE, candidates.isEmpty() ? 0 : 1);
			return List.of();
		}
		Duplicates duplicates = new Duplicates(this.parameters);
		for (List<Candidate> part : parts(candidates)) {
			plan(part, kept.get(0), duplicates);
		}
		return duplicates.all();
	}

	private List<Member> kept(List<Candidate> candidates) {
		return this.parameters.keep().kept(members(candidates), this.parameters.folders());
	}

	private static List<Member> members(List<Candidate> candidates) {
		return candidates.stream().map(Candidate::member).toList();
	}

	/** Nobody's file goes since somebody else has the same. */
	private Iterable<List<Candidate>> parts(List<Candidate> candidates) {
		return this.parameters.partsOwners() ? candidates.stream()
			.collect(Collectors.groupingBy(Candidate::owners, LinkedHashMap::new, Collectors.toList()))
			.values() : List.of(candidates);
	}

	/** What would have gone but for its owner is told of. */
	private void plan(List<Candidate> part, Member first, Duplicates duplicates) {
		List<Member> kept = kept(part);
		if (kept.isEmpty()) {
			duplicates.addOfOthers(members(part), first);
			return;
		}
		duplicates.add(part, kept);
		if (this.parameters.keep() != KeepRule.IN && !kept.contains(first)) {
			duplicates.addOfOthers(kept, first);
		}
	}

	private void plan(int own, Duplicate duplicate, ReclaimChange change) {
		Member member = duplicate.member();
		Member kept = duplicate.kept();
		Similar similar = null;
		if (this.parameters.isOfPictures()) {
			similar = similar(member, kept);
			if (similar == null) {
				change.issue(member.path(),
						"It is not known any more what it, or the better one, holds. It is left alone.");
				return;
			}
		}
		change.files()
			.add(new Reclaim(own, member.path(), member.inode(), member.modified(), kept.path(), kept.inode(),
					kept.modified(), member.size(), duplicate.freed(), duplicate.otherNames(), duplicate.left(),
					similar));
		switch (duplicate.left()) {
			case OTHER_NAMES -> change.count(ReclaimCount.OTHER_NAMES, 1);
			case OTHER_OWNER -> change.count(ReclaimCount.OTHER_OWNERS, 1);
			case SHARED -> change.count(ReclaimCount.SHARED, 1);
			case NOT -> {
				change.planned().add(operation(own, member, kept));
				change.count(ReclaimCount.PLANNED, 1);
				change.count(ReclaimCount.PLANNED_BYTES, duplicate.freed());
			}
		}
	}

	/** What two pictures that look alike have to hold; null if that is not known. */
	private @Nullable Similar similar(Member member, Member kept) {
		String own = hash(member);
		String other = hash(kept);
		return (own != null && other != null && !own.equals(other)) ? new Similar(kept.size(), own, other) : null;
	}

	/** Of the content that was looked at, if the file still has it. */
	private @Nullable String hash(Member member) {
		Look look = member.look();
		return (look == null) ? null
				: this.contents.ofEntry(member.entry())
					.filter((content) -> content.id() == look.content())
					.map(ContentIdentity::blake3)
					.orElse(null);
	}

	private Address address(Member member) {
		return this.volumes.on(member.volume(), member.path());
	}

	private Operation operation(int own, Member member, Member kept) {
		boolean joins = this.parameters.action().joins();
		Member source = joins ? kept : member;
		Operation operation = Operation
			.planned(this.instance, own, this.parameters.action().action(), address(source),
					joins ? address(member) : null,
					new Operation.Identity(FileKind.FILE, source.inode(), source.size(), source.modified()))
			.withEntry(source.entry())
			.with(new Operation.Amount(0, 1, member.size()));
		return (this.parameters.action() == ReclaimAction.TRASH)
				? operation.with(new Operation.TrashPlace("", this.trash.chooseName(member.path()))) : operation;
	}

}
