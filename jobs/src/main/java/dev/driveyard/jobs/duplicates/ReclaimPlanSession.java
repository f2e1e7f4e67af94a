package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.jobs.duplicates.Duplicates.Candidate;
import dev.driveyard.jobs.duplicates.Duplicates.Duplicate;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Plans what to do with the duplicates that a run had found: in each group one file at
 * least is kept. What is not as it was found has no part in it. Keeps the number of the
 * next operation and the id of the last group. For one thread.
 */
final class ReclaimPlanSession extends CountingSession<ReclaimCount>
		implements ItemStreamReader<List<DuplicateGroup>>, ItemProcessor<List<DuplicateGroup>, ReclaimChange> {

	private static final String GROUP = "plan.group";

	private static final String NUMBER = "plan.number";

	private static final int GROUPS = 100;

	private static final int PAGE = 2000;

	private final ReclaimParts parts;

	private final ReclaimParameters parameters;

	private final long instance;

	private long group;

	private int number;

	/** What is thrown away already is no copy to rely on, and can come back. */
	private List<String> trashes = List.of();

	ReclaimPlanSession(ReclaimParts parts, ReclaimParameters parameters, long instance) {
		super(parts.repository(), ReclaimCount.class);
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.group = context.getLong(GROUP, 0);
		this.number = (int) context.getLong(NUMBER, 0);
		try {
			this.trashes = this.parts.trash().places();
		}
		catch (IOException ex) {
			throw new OperateException("It can't be found out where the trash is: " + Problems.describe(ex), ex);
		}
	}

	@Override
	public @Nullable List<DuplicateGroup> read() {
		List<DuplicateGroup> page = this.parts.groups().pageById(this.parameters.found(), this.group, GROUPS);
		if (page.isEmpty()) {
			return null;
		}
		this.group = page.get(page.size() - 1).id();
		return page;
	}

	@Override
	public ReclaimChange process(List<DuplicateGroup> groups) {
		ReclaimChange change = new ReclaimChange();
		for (DuplicateGroup next : groups) {
			List<Candidate> members = members(next, change);
			for (List<Candidate> together : together(members)) {
				plan(together, change);
			}
		}
		counts().add(ReclaimCount.ISSUES, change.issues().size());
		return change;
	}

	/** Those that are as they were found. */
	private List<Candidate> members(DuplicateGroup from, ReclaimChange change) {
		List<Candidate> members = new ArrayList<>();
		List<Member> page;
		long after = 0;
		do {
			page = this.parts.groups().members(from.id(), after, PAGE);
			for (Member member : page) {
				after = member.entry();
				boolean thrownAway = this.trashes.stream()
					.anyMatch((trash) -> EncodedPaths.isWithin(member.path(), trash));
				Entry.Stat found = thrownAway ? null : asFound(member, change);
				if (found != null) {
					members.add(new Candidate(member, found));
				}
			}
		}
		while (page.size() == PAGE);
		return members;
	}

	private Entry.@Nullable Stat asFound(Member member, ReclaimChange change) {
		try {
			at(member.path());
			Entry.Stat found = this.parts.volume().stat(member.path()).stat();
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

	private void plan(List<Candidate> candidates, ReclaimChange change) {
		List<Member> kept = kept(candidates);
		if (kept.isEmpty()) {
			counts().add(ReclaimCount.LEFT_ALONE, candidates.isEmpty() ? 0 : 1);
			return;
		}
		Duplicates duplicates = new Duplicates(this.parameters);
		for (List<Candidate> part : parts(candidates)) {
			plan(part, kept.get(0), duplicates);
		}
		for (Duplicate duplicate : duplicates.all()) {
			plan(duplicate, change);
		}
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

	private void plan(Duplicate duplicate, ReclaimChange change) {
		int own = this.number++;
		Member member = duplicate.member();
		Member kept = duplicate.kept();
		change.files()
			.add(new Reclaim(own, member.path(), member.inode(), member.modified(), kept.path(), kept.inode(),
					kept.modified(), member.size(), duplicate.freed(), duplicate.otherNames(), duplicate.left()));
		switch (duplicate.left()) {
			case OTHER_NAMES -> counts().add(ReclaimCount.OTHER_NAMES, 1);
			case OTHER_OWNER -> counts().add(ReclaimCount.OTHER_OWNERS, 1);
			case SHARED -> counts().add(ReclaimCount.SHARED, 1);
			case NOT -> {
				change.planned().add(operation(own, member, kept));
				counts().add(ReclaimCount.PLANNED, 1);
				counts().add(ReclaimCount.PLANNED_BYTES, duplicate.freed());
			}
		}
	}

	private Operation operation(int own, Member member, Member kept) {
		boolean joins = this.parameters.action().joins();
		Member source = joins ? kept : member;
		Operation operation = Operation
			.planned(this.instance, own, this.parameters.action().action(), source.path(), joins ? member.path() : null,
					new Operation.Identity(EntryKind.FILE, source.inode(), source.size(), source.modified()))
			.withEntry(source.entry())
			.with(new Operation.Amount(0, 1, member.size()));
		return (this.parameters.action() == ReclaimAction.TRASH)
				? operation.with(new Operation.TrashPlace("", this.parts.trash().chooseName(member.path())))
				: operation;
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(GROUP, this.group);
		context.putLong(NUMBER, this.number);
	}

	/** How far the step is. */
	Progress progress(String step) {
		return new Progress(step, counts().get(ReclaimCount.PLANNED), 0, counts().get(ReclaimCount.PLANNED_BYTES),
				counts().get(ReclaimCount.ISSUES), current());
	}

}
