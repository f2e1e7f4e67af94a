package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.catalogue.DuplicateGroups.Sharing;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.transfer.reclaim.HeldFile;
import dev.driveyard.transfer.reclaim.HeldFile.StoppedException;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Compares the files of each group byte by byte with the first of them that can be read.
 * What is not equal to that, or can't be read, is in no group. Goes on after the last
 * content, and the last file of it, that it handed out. For one thread.
 */
final class CompareSession extends CountingSession<Count>
		implements ItemStreamReader<CompareSession.Item>, ItemProcessor<CompareSession.Item, CompareSession.Doubts> {

	private static final String CONTENT = "compare.content";

	private static final String ENTRY = "compare.entry";

	private static final int GROUPS = 500;

	private static final int MEMBERS = 100;

	private static final long MOST_BYTES = 256L << 20;

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private final long instance;

	private final RunControl control;

	private final Deque<DuplicateGroup> page = new ArrayDeque<>();

	/** Those of the locations that are there. */
	private List<String> roots = List.of();

	private long content;

	private long entry;

	private @Nullable DuplicateGroup group;

	CompareSession(DuplicateParts parts, DuplicateParameters parameters, long instance, RunControl control) {
		super(parts.repository(), Count.class);
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.control = control;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.roots = this.parts.locations()
			.all()
			.stream()
			.filter(this.parts.root()::isThere)
			.map(Location::root)
			.toList();
		this.content = context.getLong(CONTENT, 0);
		this.entry = context.getLong(ENTRY, 0);
		if (this.entry > 0) {
			this.group = group(this.content, 0);
		}
	}

	private static DuplicateGroup group(long content, long size) {
		return new DuplicateGroup(0, DuplicateGroup.Kind.FILES, content, null, null, size, 0, 0, 0);
	}

	@Override
	public @Nullable Item read() {
		while (this.parameters.mode() == DuplicateMode.DEEP_SCAN) {
			if (this.group == null && !nextGroup()) {
				return null;
			}
			List<Member> members = this.parts.groups()
				.sharing(this.parameters.selection(), this.content, this.entry, MEMBERS);
			if (members.isEmpty()) {
				this.group = null;
				this.entry = 0;
			}
			else {
				List<Member> some = some(members);
				Item item = new Item(this.content, this.entry, some);
				this.entry = some.get(some.size() - 1).entry();
				return item;
			}
		}
		return null;
	}

	/** At least one, else as many as can be compared in a while. */
	private static List<Member> some(List<Member> members) {
		long most = Math.max(1, MOST_BYTES / Math.max(1, members.get(0).size()));
		return members.subList(0, (int) Math.min(most, members.size()));
	}

	private boolean nextGroup() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.parts.groups()
				.find(this.instance, this.parameters.selection(), Sharing.CONTENT, group(this.content, 0), GROUPS));
		}
		DuplicateGroup next = this.page.poll();
		this.group = next;
		if (next != null && next.content() != null) {
			this.content = next.content();
			this.entry = 0;
		}
		return next != null;
	}

	@Override
	public @Nullable Doubts process(Item item) {
		Doubts doubts = new Doubts(new ArrayList<>(0), new ArrayList<>(0));
		long before = counts().get(Count.COMPARED);
		try (HeldFile first = first(item)) {
			for (Member member : item.members()) {
				compare(first, member, doubts);
			}
		}
		catch (StoppedException ex) {
			counts().add(Count.COMPARED, before - counts().get(Count.COMPARED));
			goBackTo(item);
			return null;
		}
		catch (IOException ex) {
			item.members().forEach((member) -> doubt(member, ex, doubts));
		}
		counts().add(Count.ISSUES, doubts.issues().size());
		return doubts;
	}

	/** Without a file before it, its content counts as one that was not begun. */
	private void goBackTo(Item item) {
		boolean begun = item.after() > 0;
		this.page.clear();
		this.content = begun ? item.content() : item.content() - 1;
		this.entry = item.after();
		this.group = begun ? group(item.content(), 0) : null;
	}

	/** The first of the whole group that can be read. */
	private HeldFile first(Item item) throws IOException {
		long after = 0;
		IOException failure = new IOException("None of its copies can be read");
		List<Member> members;
		do {
			members = this.parts.groups().sharing(this.parameters.selection(), item.content(), after, MEMBERS);
			for (Member member : members) {
				after = member.entry();
				try {
					return open(member);
				}
				catch (IOException ex) {
					failure = ex;
				}
			}
		}
		while (!members.isEmpty());
		throw failure;
	}

	private HeldFile open(Member member) throws IOException {
		return HeldFile.open(this.parts.volume(), member.path(),
				new Version(member.inode(), member.size(), member.modified()));
	}

	private void compare(HeldFile first, Member member, Doubts doubts) {
		at(member.path());
		try (HeldFile file = open(member)) {
			if (file.isSameFile(first)) {
				return;
			}
			boolean equal = file.hasSameBytes(first, this.control::isStopRequested);
			file.requireUnchanged();
			first.requireUnchanged();
			counts().add(Count.COMPARED, 1);
			if (!equal) {
				doubts.add(member, Issue.Code.CONTENT_DIFFERS,
						"Its hash was the same, but its bytes differ from those of " + EntryName.display(first.path())
								+ ": one of both is damaged. It is in no group.");
			}
		}
		catch (IOException ex) {
			doubt(member, ex, doubts);
		}
	}

	private void doubt(Member member, IOException problem, Doubts doubts) {
		if (isThere(member)) {
			doubts.add(member, Issue.Code.UNREADABLE_FILE, Problems.describe(problem) + ". It is in no group.");
		}
		else {
			doubts.entries().add(member.entry());
		}
	}

	/** That a disk is not there was said before. */
	private boolean isThere(Member member) {
		return this.roots.stream().anyMatch((root) -> EncodedPaths.isWithin(member.path(), root));
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(CONTENT, this.content);
		context.putLong(ENTRY, this.entry);
	}

	/** How far the step is. */
	Progress progress(String step) {
		return new Progress(step, counts().get(Count.COMPARED), 0, 0, counts().get(Count.ISSUES), current());
	}

	/**
	 * Files of one content.
	 *
	 * @param after the file before these, 0 if there is none
	 */
	record Item(long content, long after, List<Member> members) {
	}

	/**
	 * Files that are in no group.
	 */
	record Doubts(List<Long> entries, List<Issue> issues) {

		void add(Member member, Issue.Code code, String message) {
			this.entries.add(member.entry());
			this.issues.add(new Issue(code, member.path(), message));
		}

	}

}
