package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateFolders;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out what folders hold.
 *
 * @param instance of the job
 */
record FolderDigestProcessor(DuplicateFolders folders,
		long instance) implements ItemProcessor<List<Long>, FolderDigestPage> {

	@Override
	public FolderDigestPage process(List<Long> ids) {
		return new FolderDigestPage(ids.size(),
				ids.isEmpty() ? List.of() : FolderDigests.of(ids, this.folders.children(this.instance, ids)));
	}

}
