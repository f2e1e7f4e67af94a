package dev.driveyard.jobs.duplicates;

/**
 * Something that was found and is to be stored, in the chunk's transaction.
 */
@FunctionalInterface
interface Finding {

	void store();

}
