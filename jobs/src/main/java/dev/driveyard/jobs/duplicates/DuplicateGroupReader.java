package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the groups that a run had found, by their ids, with all their members, some as
 * one item, and numbers for their duplicates. Goes on after the last group. For one
 * thread.
 */
final class DuplicateGroupReader implements ItemStreamReader<List<DuplicateGroupReader.Group>> {

	private static final String GROUP = "plan.group";

	private static final String NUMBER = "plan.number";

	private static final int GROUPS = 100;

	/** Members in one item, those of its last group excepted. */
	private static final int MEMBERS = 5000;

	private static final int PAGE = 2000;

	private final DuplicateGroups groups;

	private final long found;

	private final Kind kind;

	private long group;

	private int number;

	/**
	 * A reader.
	 * @param found the job instance that found the groups
	 * @param kind of these
	 */
	DuplicateGroupReader(DuplicateGroups groups, long found, Kind kind) {
		this.groups = groups;
		this.kind = kind;
		this.found = found;
	}

	@Override
	public void open(ExecutionContext context) {
		this.group = context.getLong(GROUP, 0);
		this.number = (int) context.getLong(NUMBER, 0);
	}

	@Override
	public @Nullable List<Group> read() {
		List<Group> item = new ArrayList<>();
		long weight = 0;
		for (DuplicateGroup next : this.groups.pageById(this.found, this.kind, this.group, GROUPS)) {
			if (weight >= MEMBERS) {
				break;
			}
			List<Member> members = members(next);
			item.add(new Group(this.number, members));
			this.group = next.id();
			this.number += Math.max(0, members.size() - 1);
			weight += members.size();
		}
		return item.isEmpty() ? null : item;
	}

	private List<Member> members(DuplicateGroup of) {
		List<Member> members = new ArrayList<>();
		List<Member> page;
		long after = 0;
		do {
			page = this.groups.members(of.id(), after, PAGE);
			members.addAll(page);
			after = page.isEmpty() ? after : page.get(page.size() - 1).entry();
		}
		while (page.size() == PAGE);
		return members;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(GROUP, this.group);
		context.putLong(NUMBER, this.number);
	}

	/**
	 * A group.
	 *
	 * @param first the number of the first of its duplicates; there is one less than it
	 * has members
	 */
	record Group(int first, List<Member> members) {
	}

}
