package dev.driveyard.jobs.delete.removal;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What one thread removes at a time: the planned files of one directory.
 *
 * @param position of the operation in its list
 * @param directory null where the operation is one file
 */
public record Unit(int position, Operation operation, @Nullable OperationDirectory directory) {

	/** The number in the journal, 0 for a single file. */
	int number() {
		return (this.directory != null) ? this.directory.number() : 0;
	}

	/** The absolute path of the directory that holds the files. */
	public String path() {
		return (this.directory != null) ? EncodedPaths.below(this.operation.source(), this.directory.path())
				: EncodedPaths.parent(this.operation.source());
	}

}
