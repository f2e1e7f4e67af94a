package dev.driveyard.content.files;

import java.util.function.BooleanSupplier;

/**
 * Makes readers of groups for several threads, and holds what these share. It has no
 * threads for reading itself.
 */
public interface GroupReaders extends AutoCloseable {

	/** What they do, in a word. */
	String name();

	/**
	 * A reader for one thread.
	 * @param stopped whether to give up in the middle of a file
	 */
	GroupReader reader(BooleanSupplier stopped);

	/**
	 * Whether a group takes long, and all processors: one such is read at a time, beside
	 * the others.
	 */
	default boolean isLong(FileGroup group) {
		return false;
	}

	/** The bytes of a file that are read at most. */
	default long bytes(long size) {
		return size;
	}

	/** Bytes read so far. */
	default long bytes() {
		return 0;
	}

	/** Ends what the readers share. No reader is used from now on. */
	@Override
	void close();

}
