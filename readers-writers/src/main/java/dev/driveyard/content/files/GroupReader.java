package dev.driveyard.content.files;

import java.util.function.Consumer;

/**
 * Reads groups of files, one after the other. For one thread.
 */
@FunctionalInterface
public interface GroupReader {

	/**
	 * Reads the files of a group.
	 * @param done told of each file as it is done, or of several at once; each of the
	 * files once, in any order
	 * @throws RuntimeException if something went wrong beyond the files; this reader is
	 * not to be used again
	 */
	void read(FileGroup group, Consumer<Reading> done);

}
