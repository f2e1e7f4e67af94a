package dev.driveyard.jobs.copy;

import java.io.IOException;

import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.FileCopier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what earlier executions of a run have put at the target themselves: the rule for
 * conflicts is about what others have there. For one thread.
 *
 * @param since when the instance began, nanoseconds since 1970
 */
record OwnCopies(long since) {

	/**
	 * The name at the target of an earlier copy of a file that is to be copied anew.
	 * @return null if there is none, or somebody has changed it
	 */
	@Nullable String find(Slice work, String name, WritableDirectory target) {
		OperationFile row = work.earlier().get(name);
		boolean copied = row != null && (row.state() == FileState.DONE || row.state() == FileState.COPIED);
		boolean maybe = row == null && work.replay() && work.fresh();
		if (!copied && !maybe) {
			return null;
		}
		String copyName = (row != null && row.targetName() != null) ? row.targetName() : work.targetName(name);
		try {
			FileStat found = target.find(copyName);
			boolean own = found != null && ((row != null) ? isCopy(row, found) : isRecent(found));
			return own ? copyName : null;
		}
		catch (IOException ex) {
			return null; // then it is no copy that can be replaced
		}
	}

	private static boolean isCopy(OperationFile row, FileStat found) {
		boolean link = row.kind() == FileKind.LINK;
		return found.stat().kind() == row.kind() && (link || found.stat().size() == row.size())
				&& FileCopier.isCloseTime(row.modified(), found.stat().modified());
	}

	/** In a folder that the run has made, what came since is the run's. */
	private boolean isRecent(FileStat found) {
		return found.stat().kind() != FileKind.DIRECTORY && found.stat().changed() >= this.since;
	}

	/** What was counted of a file that is handled anew. */
	static void takeBack(@Nullable OperationFile row, Tally<CopyCount> counts) {
		if (row == null) {
			return;
		}
		switch (row.state()) {
			case DONE, COPIED -> {
				counts.add(CopyCount.FILES, -1);
				counts.add(CopyCount.BYTES, (row.kind() == FileKind.FILE) ? -row.size() : 0);
			}
			case SKIPPED -> counts.add(CopyCount.SKIPPED, -1);
			default -> {
				// it was not counted, or all of these are counted anew
			}
		}
	}

}
