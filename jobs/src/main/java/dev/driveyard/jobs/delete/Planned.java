package dev.driveyard.jobs.delete;

import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.tree.Stretch;

/**
 * What a plan comes upon.
 */
sealed interface Planned {

	/**
	 * Directories of an operation.
	 *
	 * @param before how many directories of it came before these
	 */
	record Directories(Operation operation, long before, Stretch stretch) implements Planned {
	}

	/**
	 * The end of an operation.
	 *
	 * @param operation with all that it holds
	 */
	record End(Operation operation) implements Planned {
	}

	/**
	 * The end of the last operation.
	 *
	 * @param withContent the regular files that are not empty
	 */
	record Copies(long withContent) implements Planned {
	}

	/** What it is about, for a person. */
	default String path() {
		if (this instanceof Directories some) {
			return some.operation().source();
		}
		return (this instanceof End end) ? end.operation().source() : "";
	}

	/** A file, or whatever is no directory. */
	static Amount amount(FileKind kind, long size) {
		return new Amount(0, 1, (kind == FileKind.FILE) ? size : 0);
	}

}
