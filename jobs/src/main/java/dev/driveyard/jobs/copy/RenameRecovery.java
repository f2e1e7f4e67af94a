package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of the renames that a killed run was about to make it has made: the
 * file is at the target, and not at the source any more.
 */
final class RenameRecovery {

	private static final int PAGE = 1000;

	private final Journal journal;

	private final Backend volume;

	private final Clock clock;

	RenameRecovery(Journal journal, Backend volume, Clock clock) {
		this.journal = journal;
		this.volume = volume;
		this.clock = clock;
	}

	/** Those that were made, to be recorded. */
	Found find(List<Operation> operations) {
		Found found = new Found(new ArrayList<>(), new ArrayList<>(), new Tally<>(CopyCount.class));
		for (Operation operation : operations) {
			if (operation.state() == Operation.State.PLANNED) {
				found.files().addAll(files(operation, found.counts()));
				found.directories().addAll(directories(operation, found.counts()));
			}
		}
		return found;
	}

	private List<OperationFile> files(Operation operation, Tally<CopyCount> counts) {
		LinkedNames names = new LinkedNames(this.journal, operation);
		List<OperationFile> moved = new ArrayList<>();
		List<OperationFile> page = this.journal.filesIn(operation.id(), FileState.PLANNED, -1, "", PAGE);
		while (!page.isEmpty()) {
			for (OperationFile file : page) {
				LinkedSources.First place = names.of(file);
				if (isMoved(place.source(), place.target(), file.inode())) {
					moved.add(file.with(FileState.DONE, this.clock.millis()));
					counts.add(CopyCount.FILES, 1);
					counts.add(CopyCount.BYTES, file.size());
				}
			}
			OperationFile last = page.get(page.size() - 1);
			page = this.journal.filesIn(operation.id(), FileState.PLANNED, last.directory(), last.name(), PAGE);
		}
		return moved;
	}

	private List<OperationDirectory> directories(Operation operation, Tally<CopyCount> counts) {
		List<OperationDirectory> moved = new ArrayList<>();
		List<OperationDirectory> page = this.journal.directories(operation.id(), 0, PAGE);
		while (!page.isEmpty()) {
			for (OperationDirectory directory : page) {
				boolean waits = directory.made() && directory.state() == FileState.PLANNED;
				if (waits && isMoved(EncodedPaths.below(operation.source(), directory.path()),
						EncodedPaths.below(String.valueOf(operation.target()), directory.path()), directory.inode())) {
					moved.add(directory.with(FileState.DONE));
					counts.add(CopyCount.DIRECTORIES, 1);
				}
			}
			page = this.journal.directories(operation.id(), page.get(page.size() - 1).number(), PAGE);
		}
		return moved;
	}

	private boolean isMoved(String source, String target, long inode) {
		FileStat there = find(target);
		FileStat left = find(source);
		return there != null && there.stat().inode() == inode && (left == null || left.stat().inode() != inode);
	}

	private @Nullable FileStat find(String path) {
		try {
			return this.volume.stat(path);
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * What was renamed without being recorded.
	 */
	record Found(List<OperationFile> files, List<OperationDirectory> directories, Tally<CopyCount> counts) {

		boolean isEmpty() {
			return this.files.isEmpty() && this.directories.isEmpty();
		}

	}

}
