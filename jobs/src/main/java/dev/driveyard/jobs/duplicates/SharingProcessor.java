package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.jobs.duplicates.SharingMembers.Sharers;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out which members of groups share their bytes.
 *
 * @param stop whether the run is to stop
 */
record SharingProcessor(SharedFiles sharedFiles,
		BooleanSupplier stop) implements ItemProcessor<List<DuplicateGroup>, SharingMembers> {

	@Override
	public SharingMembers process(List<DuplicateGroup> groups) throws JobInterruptedException {
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
