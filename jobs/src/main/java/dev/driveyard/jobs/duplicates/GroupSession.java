package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.DuplicateFolders.Folder;
import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.catalogue.DuplicateGroups.Sharing;
import dev.driveyard.catalogue.DuplicateSelection;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Finds the groups by what the catalogue knows by now: files, which of these share their
 * bytes, then folders from the deepest up, and forgets what was only needed meanwhile.
 * Keeps which of these it was at, and after what: the last content, size and name, or the
 * last group, or the depth and the last folder, or the last digest. For one thread.
 */
final class GroupSession extends CountingSession<Count> implements ItemStreamReader<Finding> {

	private static final String PHASE = "group.phase";

	private static final String NUMBER = "group.number";

	private static final String SIZE = "group.size";

	private static final String TEXT = "group.text";

	private static final int GROUPS = 5000;

	private static final int FOLDERS = 500;

	private static final long LONGEST_NANOS = 1_000_000_000;

	private final DuplicateParts parts;

	private final DuplicateSelection selection;

	private final String subject;

	private final long instance;

	private final boolean readsFiles;

	private final List<Sharing> sharings = new ArrayList<>();

	private @Nullable SharedFiles sharedFiles;

	/**
	 * One of the sharings, then that of shared bytes, of folders, of equal folders, and
	 * the end.
	 */
	private int phase;

	private long number;

	private long size;

	private String text = "";

	GroupSession(DuplicateParts parts, DuplicateParameters parameters, long instance) {
		super(parts.repository(), Count.class);
		this.parts = parts;
		this.selection = parameters.selection();
		this.subject = parameters.subject();
		this.instance = instance;
		this.readsFiles = parameters.mode().readsFiles();
		if (this.readsFiles && parameters.minSize() == 0) {
			this.sharings.add(Sharing.NOTHING);
		}
		this.sharings.add(parameters.mode().sharing());
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.sharedFiles = new SharedFiles(this.parts);
		this.phase = (int) context.getLong(PHASE, 0);
		this.number = context.getLong(NUMBER, 0);
		this.size = context.getLong(SIZE, -1);
		this.text = context.getString(TEXT, "");
	}

	@Override
	public @Nullable Finding read() {
		while (true) {
			Finding finding = null;
			int folders = this.phase - this.sharings.size();
			if (folders < 0) {
				finding = groups(this.sharings.get(this.phase));
			}
			else if (folders == 0 && this.readsFiles) {
				finding = shared();
			}
			else if (folders == 1 && this.readsFiles) {
				finding = digests();
			}
			else if (folders == 2 && this.readsFiles) {
				finding = equalFolders();
			}
			else if (folders == 3) {
				next();
				return this::tidy;
			}
			else if (folders > 3) {
				return null;
			}
			if (finding != null) {
				return finding;
			}
			next();
		}
	}

	private void next() {
		this.phase++;
		this.number = 0;
		this.size = -1;
		this.text = "";
	}

	private @Nullable Finding groups(Sharing sharing) {
		DuplicateGroup after = (this.size >= 0)
				? new DuplicateGroup(0, DuplicateGroup.Kind.FILES, this.number, this.text, null, this.size, 0, 0, 0)
				: null;
		List<DuplicateGroup> found = this.parts.groups().find(this.instance, this.selection, sharing, after, GROUPS);
		if (found.isEmpty()) {
			return null;
		}
		DuplicateGroup last = found.get(found.size() - 1);
		this.number = (last.content() != null) ? last.content() : 0;
		this.size = last.size();
		this.text = (last.name() != null) ? last.name() : "";
		counts().add(Count.GROUPS, found.size());
		counts().add(Count.DUPLICATES, found.stream().mapToLong((group) -> group.copies() - 1).sum());
		counts().add(Count.WASTED_BYTES, found.stream().mapToLong(DuplicateGroup::wasted).sum());
		return () -> this.parts.groups().save(this.instance, this.selection, sharing, found);
	}

	/** As many as are looked at within a second. Here the number is the last group. */
	private @Nullable Finding shared() {
		SharedFiles files = Objects.requireNonNull(this.sharedFiles);
		List<DuplicateGroup> page = files.isPossible()
				? this.parts.groups().pageById(this.instance, this.number, FOLDERS) : List.of();
		List<Member> sharing = new ArrayList<>();
		long begun = System.nanoTime();
		for (DuplicateGroup group : page) {
			List<Member> found = files.of(group);
			count(group, SharedFiles.saved(found));
			sharing.addAll(found);
			this.number = group.id();
			if (System.nanoTime() - begun > LONGEST_NANOS) {
				break;
			}
		}
		return page.isEmpty() ? null : () -> this.parts.groups().share(sharing);
	}

	private void count(DuplicateGroup group, long shared) {
		counts().add(Count.SHARED, shared);
		counts().add(Count.GROUPS, (shared == group.copies() - 1) ? -1 : 0);
		counts().add(Count.DUPLICATES, -shared);
		counts().add(Count.WASTED_BYTES, -shared * group.size());
	}

	/** Here the size is the depth. */
	private @Nullable Finding digests() {
		if (this.size < 0) {
			this.size = this.parts.folders().deepest(this.selection);
		}
		while (this.size >= 0) {
			List<Long> page = this.parts.folders()
				.known(this.instance, this.selection, (int) this.size, this.number, FOLDERS);
			if (!page.isEmpty()) {
				this.number = page.get(page.size() - 1);
				List<Folder> digests = FolderDigests.of(page, this.parts.folders().children(this.instance, page));
				return () -> this.parts.folders().save(this.instance, digests);
			}
			this.number = 0;
			this.size--;
		}
		return null;
	}

	/** Here the text is the digest. */
	private @Nullable Finding equalFolders() {
		List<DuplicateGroup> found = this.parts.folders()
			.equal(this.instance, HexFormat.of().parseHex(this.text), GROUPS);
		if (found.isEmpty()) {
			return null;
		}
		byte[] digest = found.get(found.size() - 1).digest();
		this.text = (digest != null) ? HexFormat.of().formatHex(digest) : "";
		counts().add(Count.FOLDERS, found.size());
		return () -> this.parts.folders().saveGroups(this.instance, found);
	}

	private void tidy() {
		this.parts.groups().tidy(this.instance);
		this.parts.groups().forgetEarlier(this.subject, this.instance);
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(PHASE, this.phase);
		context.putLong(NUMBER, this.number);
		context.putLong(SIZE, this.size);
		context.putString(TEXT, this.text);
	}

	/** How far the step is. */
	Progress progress(String step) {
		return new Progress(step, counts().get(Count.GROUPS), 0, counts().get(Count.WASTED_BYTES), 0, "");
	}

}
