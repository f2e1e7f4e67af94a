package dev.driveyard.jobs.copy;

import dev.driveyard.journal.Operation;
import dev.driveyard.tree.Listing;

/**
 * What a transfer comes upon, in the order in which it is handled.
 */
sealed interface CopySource {

	/** What it belongs to. */
	Operation operation();

	/**
	 * An operation that is not done yet.
	 */
	record Start(Operation operation) implements CopySource {
	}

	/**
	 * A directory of an operation that was begun, what holds others first.
	 */
	record Folder(Operation operation, Listing listing) implements CopySource {
	}

}
