package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroups.Sharing;
import dev.driveyard.catalogue.DuplicateSelection;
import dev.driveyard.jobs.duplicates.GroupingItem.AllFound;
import dev.driveyard.jobs.duplicates.GroupingItem.EqualFiles;
import dev.driveyard.jobs.duplicates.GroupingItem.EqualFolders;
import dev.driveyard.jobs.duplicates.GroupingItem.KnownFolders;
import dev.driveyard.jobs.duplicates.GroupingItem.NothingYet;
import dev.driveyard.jobs.duplicates.GroupingItem.StoredGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what the catalogue knows by now: files that are equal, then the groups of these,
 * then folders from the deepest up, then equal folders. Keeps which of these it was at,
 * and strictly after what to go on: the last content, size and name, or the last group,
 * or the depth and the last folder, or the last digest. Where something depends on what
 * the items before it stored, it hands out {@link NothingYet} until that is committed.
 * For one thread.
 */
final class GroupingReader implements ItemStreamReader<GroupingItem> {

	private static final String PHASE = "group.phase";

	private static final String NUMBER = "group.number";

	private static final String SIZE = "group.size";

	private static final String TEXT = "group.text";

	private static final int GROUPS = 5000;

	private static final int STORED = 100;

	private static final int FOLDERS = 500;

	private final DuplicateParts parts;

	private final DuplicateSelection selection;

	private final long instance;

	private final boolean readsFiles;

	private final BooleanSupplier mayShare;

	private final List<Sharing> sharings = new ArrayList<>();

	/**
	 * One of the sharings, then that of shared bytes, of folders, of equal folders, and
	 * the end.
	 */
	private int phase;

	private long number;

	private long size;

	private String text = "";

	/** Whether something was handed out that is not committed yet. */
	private boolean uncommitted;

	/**
	 * A reader.
	 * @param instance of the job
	 * @param mayShare whether files may share their bytes, and it can be told
	 */
	GroupingReader(DuplicateParts parts, DuplicateParameters parameters, long instance, BooleanSupplier mayShare) {
		this.parts = parts;
		this.selection = parameters.selection();
		this.instance = instance;
		this.readsFiles = parameters.mode().readsFiles();
		this.mayShare = mayShare;
		if (this.readsFiles && parameters.minSize() == 0) {
			this.sharings.add(Sharing.NOTHING);
		}
		this.sharings.add(parameters.mode().sharing());
	}

	@Override
	public void open(ExecutionContext context) {
		this.phase = (int) context.getLong(PHASE, 0);
		this.number = context.getLong(NUMBER, 0);
		this.size = context.getLong(SIZE, -1);
		this.text = context.getString(TEXT, "");
		this.uncommitted = false;
	}

	@Override
	public @Nullable GroupingItem read() {
		while (this.phase <= this.sharings.size() + 3) {
			GroupingItem item = next();
			if (item != null) {
				this.uncommitted = true;
				return item;
			}
			if (this.uncommitted) {
				return new NothingYet();
			}
			begin(this.phase + 1);
		}
		return null;
	}

	private void begin(int next) {
		this.phase = next;
		this.number = 0;
		this.size = -1;
		this.text = "";
	}

	/** The next item, null if there is none at this stage. */
	private @Nullable GroupingItem next() {
		int folders = this.phase - this.sharings.size();
		if (folders < 0) {
			return equalFiles(this.sharings.get(this.phase));
		}
		return switch (folders) {
			case 0 -> this.readsFiles ? storedGroups() : null;
			case 1 -> this.readsFiles ? knownFolders() : null;
			case 2 -> this.readsFiles ? equalFolders() : null;
			default -> allFound();
		};
	}

	private GroupingItem allFound() {
		begin(this.phase + 1);
		return new AllFound();
	}

	private @Nullable GroupingItem equalFiles(Sharing sharing) {
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
		return new EqualFiles(sharing, found);
	}

	/** Here the number is the last group. */
	private @Nullable GroupingItem storedGroups() {
		List<DuplicateGroup> page = this.mayShare.getAsBoolean()
				? this.parts.groups().pageById(this.instance, this.number, STORED) : List.of();
		if (page.isEmpty()) {
			return null;
		}
		this.number = page.get(page.size() - 1).id();
		return new StoredGroups(page);
	}

	/** Here the number is the last folder, and the size is the depth. */
	private @Nullable GroupingItem knownFolders() {
		if (this.size < 0) {
			this.size = this.parts.folders().deepest(this.selection);
		}
		while (this.size >= 0) {
			List<Long> page = this.parts.folders()
				.known(this.instance, this.selection, (int) this.size, this.number, FOLDERS);
			if (!page.isEmpty()) {
				this.number = page.get(page.size() - 1);
				return new KnownFolders(page);
			}
			if (this.uncommitted) {
				return new NothingYet();
			}
			this.number = 0;
			this.size--;
		}
		return null;
	}

	/** Here the text is the digest. */
	private @Nullable GroupingItem equalFolders() {
		List<DuplicateGroup> found = this.parts.folders()
			.equal(this.instance, HexFormat.of().parseHex(this.text), GROUPS);
		if (found.isEmpty()) {
			return null;
		}
		byte[] digest = found.get(found.size() - 1).digest();
		this.text = (digest != null) ? HexFormat.of().formatHex(digest) : "";
		return new EqualFolders(found);
	}

	@Override
	public void update(ExecutionContext context) {
		this.uncommitted = false;
		context.putLong(PHASE, this.phase);
		context.putLong(NUMBER, this.number);
		context.putLong(SIZE, this.size);
		context.putString(TEXT, this.text);
	}

}
