package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.OperationFile;
import org.jspecify.annotations.Nullable;

/**
 * What became of a slice.
 *
 * @param pointless why nothing more can be done; null if something can
 */
record SliceResult(Slice slice, List<OperationFile> files, List<Issue> issues, Tally<CopyCount> counts,
		@Nullable String pointless) {

	static SliceResult of(Slice slice) {
		SliceResult result = new SliceResult(slice, new ArrayList<>(slice.settled().files()),
				new ArrayList<>(slice.settled().issues()), new Tally<>(CopyCount.class), null);
		result.counts().add(CopyCount.FAILED, slice.settled().issues().size());
		result.counts()
			.add(CopyCount.DIRECTORIES,
					slice.settled().directories().stream().filter((directory) -> directory.made()).count());
		return result;
	}

	SliceResult asPointless(String why) {
		return new SliceResult(this.slice, this.files, this.issues, this.counts, why);
	}

}
