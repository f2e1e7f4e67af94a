package dev.driveyard.storage;

import java.io.Closeable;
import java.io.IOException;

/**
 * A directory that stays the same one while it is open, whatever happens to its path. Its
 * files are reached by name; links are never followed. For one thread.
 */
public interface OpenDirectory extends Closeable {

	/**
	 * The directory itself.
	 */
	FileStat self() throws IOException;

	/**
	 * A child.
	 * @param name encoded as {@link dev.driveyard.catalogue.EntryName} says
	 * @throws java.nio.file.NoSuchFileException if there is none
	 */
	FileStat stat(String name) throws IOException;

	/**
	 * A regular file, to be read.
	 * @param name see {@link #stat}
	 */
	OpenFile open(String name) throws IOException;

}
