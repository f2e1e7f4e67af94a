package dev.driveyard.jobs.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Backend;

/**
 * The paths of files of an operation. For one thread.
 */
final class LinkedNames {

	private final Journal journal;

	private final Operation operation;

	private final Map<Integer, String> paths = new HashMap<>();

	LinkedNames(Journal journal, Operation operation) {
		this.journal = journal;
		this.operation = operation;
	}

	/** The files with several names that are copied. */
	static LinkedSources copied(Journal journal, Backend volume, List<Operation> operations) {
		LinkedSources linked = new LinkedSources(volume);
		for (Operation operation : operations) {
			LinkedNames names = new LinkedNames(journal, operation);
			for (OperationFile file : journal.linkedFiles(operation.id())) {
				if (file.state() == FileState.DONE || file.state() == FileState.COPIED) {
					linked.add(file.inode(), names.of(file));
				}
			}
		}
		return linked;
	}

	/** Where a file is and where its copy is. */
	LinkedSources.First of(OperationFile file) {
		String target = String.valueOf(this.operation.target());
		if (file.directory() == 0) {
			String name = file.targetName();
			return new LinkedSources.First(this.operation.source(),
					(name != null) ? EncodedPaths.below(EncodedPaths.parent(target), name) : target);
		}
		String directory = path(file.directory());
		return new LinkedSources.First(
				EncodedPaths.below(EncodedPaths.below(this.operation.source(), directory), file.name()),
				EncodedPaths.below(EncodedPaths.below(target, directory), file.copyName()));
	}

	/** A directory's path, relative to the operation's source. */
	String path(int directory) {
		return this.paths.computeIfAbsent(directory, (number) -> {
			List<OperationDirectory> found = this.journal.directories(this.operation.id(), number - 1, 1);
			return found.isEmpty() ? "" : found.get(0).path();
		});
	}

}
