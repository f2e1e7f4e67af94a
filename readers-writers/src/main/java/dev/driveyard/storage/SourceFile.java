package dev.driveyard.storage;

import java.io.IOException;

/**
 * A file that is open to be copied with all it has. For one thread.
 */
public interface SourceFile extends OpenFile {

	/**
	 * The file as it is now; its name is empty.
	 */
	FileStat stat() throws IOException;

	/**
	 * What is kept beside its bytes.
	 */
	ExtendedAttributes metadata();

	/**
	 * Whether it takes less room than its size says, so that it may have holes.
	 */
	boolean isSparse() throws IOException;

	/**
	 * Where data begins, from a position on.
	 * @return the position itself if it is in data; -1 if only a hole follows
	 */
	long nextData(long position) throws IOException;

	/**
	 * Where a hole begins, from a position on; the end of the file counts as one.
	 */
	long nextHole(long position) throws IOException;

	/**
	 * Drops it from the cache, so that it is read from the medium next. Only what was
	 * synchronised can be dropped. A wish: nothing tells whether it was done.
	 */
	void forget() throws IOException;

	/**
	 * Returns when all bytes are on the medium, and the size.
	 * @param metadata whether the rest of what is kept beside the bytes has to be there
	 * too
	 */
	void sync(boolean metadata) throws IOException;

	/**
	 * Makes a stretch of this file share the bytes of another, if it holds the same there
	 * at that moment: nobody can change either meanwhile. Nothing else about this file
	 * changes.
	 * @return how many bytes are shared from the position on, at most what was asked for;
	 * 0 if these two can't share bytes, -1 if they differ
	 */
	default long shareBytesOf(SourceFile other, long position, long length) throws IOException {
		return 0;
	}

	/**
	 * Whether it shares its bytes with other files, and where they lie. What is not on
	 * the medium yet is written there.
	 */
	default Placement placement() throws IOException {
		return Placement.UNKNOWN;
	}

}
