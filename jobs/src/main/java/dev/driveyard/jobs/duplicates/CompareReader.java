package dev.driveyard.jobs.duplicates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the files that share their content, some of one content as one item: by content,
 * and then by entry. Keeps the last of both and goes on strictly after it. For one
 * thread.
 */
final class CompareReader implements ItemStreamReader<ComparedFiles> {

	private static final String CONTENT = "compare.content";

	private static final String ENTRY = "compare.entry";

	private static final int GROUPS = 500;

	private static final int MEMBERS = 100;

	private static final long MOST_BYTES = 256L << 20;

	private final DuplicateGroups groups;

	private final DuplicateSelection selection;

	private final long instance;

	private final Deque<DuplicateGroup> page = new ArrayDeque<>();

	private long content;

	/** The last one of the content, 0 if all of it was handed out. */
	private long entry;

	private volatile String current = "";

	/**
	 * A reader.
	 * @param instance of the job
	 */
	CompareReader(DuplicateGroups groups, DuplicateSelection selection, long instance) {
		this.groups = groups;
		this.selection = selection;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.page.clear();
		this.content = context.getLong(CONTENT, 0);
		this.entry = context.getLong(ENTRY, 0);
	}

	@Override
	public @Nullable ComparedFiles read() {
		while (this.entry > 0 || nextContent()) {
			List<Member> members = this.groups.sharing(this.selection, this.content, this.entry, MEMBERS);
			if (!members.isEmpty()) {
				List<Member> some = some(members);
				this.entry = some.get(some.size() - 1).entry();
				this.current = some.get(0).path();
				return new ComparedFiles(this.content, some);
			}
			this.entry = 0;
		}
		return null;
	}

	/** At least one, else as many as can be compared in a while. */
	private static List<Member> some(List<Member> members) {
		long most = Math.max(1, MOST_BYTES / Math.max(1, members.get(0).size()));
		return List.copyOf(members.subList(0, (int) Math.min(most, members.size())));
	}

	private boolean nextContent() {
		if (this.page.isEmpty()) {
			DuplicateGroup after = new DuplicateGroup(0, DuplicateGroup.Kind.FILES, this.content, null, null, 0, 0, 0,
					0);
			this.page.addAll(this.groups.find(this.instance, this.selection, Sharing.CONTENT, after, GROUPS));
		}
		DuplicateGroup next = this.page.poll();
		if (next != null && next.content() != null) {
			this.content = next.content();
		}
		return next != null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(CONTENT, this.content);
		context.putLong(ENTRY, this.entry);
	}

	/** The path of the first file of the last item. */
	String current() {
		return this.current;
	}

}
