package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateFolders.Folder;
import dev.driveyard.jobs.operate.Counted;

/**
 * Digests of what folders hold.
 *
 * @param read how many folders were looked at
 */
record FolderDigestPage(long read, List<Folder> folders) implements Counted<DuplicateCount> {

	@Override
	public long written() {
		return this.folders.size();
	}

}
