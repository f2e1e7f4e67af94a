package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.duplicates.Grouping.Digests;
import dev.driveyard.jobs.duplicates.Grouping.End;
import dev.driveyard.jobs.duplicates.Grouping.FileGroups;
import dev.driveyard.jobs.duplicates.Grouping.FolderGroups;
import dev.driveyard.jobs.duplicates.Grouping.SharingMembers;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Stores groups, and at the end forgets what was only needed meanwhile, and what earlier
 * instances found for the same request. In the chunk's transaction.
 *
 * @param instance of the job
 */
record GroupingWriter(DuplicateParts parts, DuplicateParameters parameters,
		long instance) implements ItemWriter<Grouping> {

	@Override
	public void write(Chunk<? extends Grouping> chunk) {
		chunk.forEach(this::write);
	}

	private void write(Grouping grouping) {
		if (grouping instanceof FileGroups files) {
			this.parts.groups().save(this.instance, this.parameters.selection(), files.sharing(), files.groups());
		}
		else if (grouping instanceof SharingMembers sharing) {
			this.parts.groups().share(sharing.groups().stream().flatMap((group) -> group.members().stream()).toList());
		}
		else if (grouping instanceof Digests digests) {
			this.parts.folders().save(this.instance, digests.folders());
		}
		else if (grouping instanceof FolderGroups folders) {
			this.parts.folders().saveGroups(this.instance, folders.groups());
		}
		else if (grouping instanceof End) {
			this.parts.groups().tidy(this.instance);
			this.parts.groups().forgetEarlier(this.parameters.subject(), this.instance);
		}
	}

}
