package dev.driveyard.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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

	/**
	 * A directory in it. The name itself must be one: a link is never followed.
	 * @param name see {@link #stat}
	 */
	OpenDirectory openDirectory(String name) throws IOException;

	/**
	 * The directory that holds it at this moment, wherever that was moved to. Ask it
	 * whether it is the one that was meant.
	 */
	OpenDirectory openParent() throws IOException;

	/**
	 * Shows the name of each child, in no order. Children that come or go meanwhile may
	 * be shown or not.
	 */
	void eachName(Consumer<String> visitor) throws IOException;

	/**
	 * What it holds.
	 */
	default Children list() throws IOException {
		List<FileStat> stats = new ArrayList<>();
		List<Children.Failure> failures = new ArrayList<>(0);
		eachName((name) -> {
			try {
				stats.add(stat(name));
			}
			catch (IOException ex) {
				failures.add(new Children.Failure(name, ex));
			}
		});
		return new Children(stats, failures);
	}

	/**
	 * Deletes a child that is no directory.
	 * @param name see {@link #stat}
	 * @return whether there was one
	 */
	boolean delete(String name) throws IOException;

	/**
	 * Deletes an empty directory.
	 * @param name see {@link #stat}
	 * @return whether there was one
	 * @throws java.nio.file.DirectoryNotEmptyException if it holds anything
	 */
	boolean removeDirectory(String name) throws IOException;

	/**
	 * Renames a child, at once or not at all. As with {@code rename(2)}, a file of the
	 * new name is replaced, and so is an empty directory by a directory.
	 * @param name see {@link #stat}
	 * @param target a directory of the same volume
	 * @throws OtherFileSystemException if the target is on another file system
	 */
	void rename(String name, OpenDirectory target, String newName) throws IOException;

}
