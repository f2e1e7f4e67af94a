package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.DuplicateFolders;
import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroup.Member;
import dev.driveyard.jobs.duplicates.Grouping.Digests;
import dev.driveyard.jobs.duplicates.Grouping.End;
import dev.driveyard.jobs.duplicates.Grouping.FileGroups;
import dev.driveyard.jobs.duplicates.Grouping.FolderGroups;
import dev.driveyard.jobs.duplicates.Grouping.Sharers;
import dev.driveyard.jobs.duplicates.Grouping.SharingMembers;
import dev.driveyard.jobs.duplicates.GroupingItem.AllFound;
import dev.driveyard.jobs.duplicates.GroupingItem.EqualFiles;
import dev.driveyard.jobs.duplicates.GroupingItem.EqualFolders;
import dev.driveyard.jobs.duplicates.GroupingItem.KnownFolders;
import dev.driveyard.jobs.duplicates.GroupingItem.StoredGroups;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out which members of groups share their bytes, and what folders hold.
 *
 * @param instance of the job
 * @param stop whether the run is to stop
 */
record GroupingProcessor(DuplicateFolders folders, SharedFiles sharedFiles, long instance,
		BooleanSupplier stop) implements ItemProcessor<GroupingItem, Grouping> {

	@Override
	public @Nullable Grouping process(GroupingItem item) throws JobInterruptedException {
		if (item instanceof EqualFiles files) {
			return new FileGroups(files.sharing(), files.groups());
		}
		if (item instanceof StoredGroups stored) {
			return sharing(stored.groups());
		}
		if (item instanceof KnownFolders known) {
			return new Digests(known.ids().size(),
					FolderDigests.of(known.ids(), this.folders.children(this.instance, known.ids())));
		}
		if (item instanceof EqualFolders equal) {
			return new FolderGroups(equal.groups());
		}
		return (item instanceof AllFound) ? new End() : null;
	}

	private SharingMembers sharing(List<DuplicateGroup> groups) throws JobInterruptedException {
		List<Sharers> sharing = new ArrayList<>();
		for (DuplicateGroup group : groups) {
			if (this.stop.getAsBoolean()) {
				throw new JobInterruptedException("The run was asked to stop");
			}
			List<Member> members = this.sharedFiles.of(group);
			if (!members.isEmpty()) {
				sharing.add(new Sharers(group, members));
			}
		}
		return new SharingMembers(groups.size(), sharing);
	}

}
