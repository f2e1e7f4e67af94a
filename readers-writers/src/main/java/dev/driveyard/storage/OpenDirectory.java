package dev.driveyard.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A directory that stays the same one while it is open, whatever happens to its path. Its
 * files are reached by name; links are never followed. For one thread.
 * <p>
 * Names are encoded as {@link dev.driveyard.files.EncodedName} says; one that is no name
 * of a file, such as {@code ..}, is refused. What makes, renames or deletes throws
 * {@link UnsupportedOperationException} if the directory can only be read.
 */
public interface OpenDirectory extends Closeable {

	/**
	 * The directory itself.
	 */
	FileStat self() throws IOException;

	/**
	 * A child.
	 * @param name encoded as {@link dev.driveyard.files.EncodedName} says
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
	 * Where it is at this moment, without links: an absolute path; null if the system
	 * can't tell.
	 */
	default @Nullable String path() throws IOException {
		return null;
	}

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

	/**
	 * A child, or null if there is none.
	 */
	default @Nullable FileStat find(String name) throws IOException {
		try {
			return stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * The directory and all above it, up to the root.
	 */
	default List<FileStat> ancestry() throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * A regular file, to be copied.
	 */
	default SourceFile openSource(String name) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes an empty file that only its owner may read and write.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	default NewFile createFile(String name) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * A regular file that was left half-written, to be written on.
	 */
	default NewFile reopenFile(String name) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * A regular file, to be overwritten in place. A name says little of what was opened
	 * by it: ask the file before anything is written.
	 */
	default NewFile openToOverwrite(String name) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes a directory that only its owner may read and write.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	default void createDirectory(String name) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes a symbolic link.
	 * @param target encoded as names are
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	default void createSymbolicLink(String name, String target) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Makes another name for a file.
	 * @param holder holds the file
	 * @param existing the file's name there
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	default void createHardLink(String name, OpenDirectory holder, String existing) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Renames a child in one step and replaces nothing. Where the file system can't
	 * refuse to replace, the file gets a second name first; where there are none, the
	 * name is looked for and then taken: of all who write there, only another Driveyard
	 * is kept from taking it in between.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of the new
	 * name
	 * @throws OtherFileSystemException if the target is on another file system
	 */
	default void renameNew(String name, OpenDirectory target, String newName) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Gives two children the names of each other, at once.
	 * @return false if the file system can't; nothing has happened then
	 */
	default boolean exchange(String name, String other) throws IOException {
		return false;
	}

	/**
	 * Whether the system may let its children be renamed into another directory. Where it
	 * says so, {@link #rename} can still find that it does not.
	 */
	default boolean canRenameTo(OpenDirectory target) throws IOException {
		return self().device() == target.self().device();
	}

	/**
	 * Whether a symbolic link leads to a file or on its way through it.
	 * @param name the link
	 * @param file the file, under any name
	 * @param beside the name of something that lies beside the file: by that, it is known
	 * also through another mount, where its numbers are others
	 */
	default boolean leadsTo(String name, FileStat file, String beside) throws IOException {
		return false;
	}

	/**
	 * What is kept beside a symbolic link; only its extended attributes can be asked for
	 * and set.
	 */
	default Metadata linkMetadata(String name) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Sets the owner and group of a child, of a link too.
	 */
	default void setOwner(String name, long owner, long group) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Sets when a child last changed, of a link too.
	 * @param time a number of {@link dev.driveyard.files.FileTimes}
	 */
	default void setModified(String name, long time) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * What is kept beside the directory's list of names.
	 */
	default Metadata metadata() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns when all names are on the medium.
	 */
	default void sync() throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * The room on its file system.
	 */
	default Space space() throws IOException {
		throw new UnsupportedOperationException();
	}

}
