package dev.driveyard.jobs.duplicates;

import java.util.HexFormat;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateFolders;
import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads groups of folders that hold the same, by their digests. Keeps the last digest and
 * goes on strictly after it. For one thread.
 */
final class EqualFolderReader implements ItemStreamReader<FolderGroups> {

	private static final String AFTER = "folders.digest";

	private static final int GROUPS = 5000;

	private final DuplicateFolders folders;

	private final long instance;

	private final String begun;

	private String after = "";

	/**
	 * A reader.
	 * @param instance of the job
	 * @param begun the last digest that version 0.1 was at, empty for none
	 */
	EqualFolderReader(DuplicateFolders folders, long instance, String begun) {
		this.folders = folders;
		this.instance = instance;
		this.begun = begun;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.containsKey(AFTER) ? context.getString(AFTER) : this.begun;
	}

	@Override
	public @Nullable FolderGroups read() {
		List<DuplicateGroup> found = this.folders.equal(this.instance, HexFormat.of().parseHex(this.after), GROUPS);
		if (found.isEmpty()) {
			return null;
		}
		byte[] digest = found.get(found.size() - 1).digest();
		this.after = (digest != null) ? HexFormat.of().formatHex(digest) : "";
		return new FolderGroups(found);
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(AFTER, this.after);
	}

}
