package dev.driveyard.storage.writing;

import java.io.IOException;
import java.util.List;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;

/**
 * An open directory in which files are made, renamed and deleted. See {@link Writing}.
 */
public interface WritableDirectory extends OpenDirectory {

	@Override
	WritableDirectory openDirectory(String name) throws IOException;

	@Override
	WritableDirectory openParent() throws IOException;

	/**
	 * What is kept beside the directory's list of names.
	 */
	@Override
	Metadata metadata();

	/**
	 * What is kept beside a symbolic link; only its extended attributes can be asked for
	 * and set.
	 */
	@Override
	Metadata linkMetadata(String name);

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
	void rename(String name, WritableDirectory target, String newName) throws IOException;

	/**
	 * The directory and all above it, up to the root.
	 */
	List<FileStat> ancestry() throws IOException;

	/**
	 * Makes an empty file that only its owner may read and write.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	NewFile createFile(String name) throws IOException;

	/**
	 * A regular file that was left half-written, to be written on.
	 */
	NewFile reopenFile(String name) throws IOException;

	/**
	 * A regular file, to be overwritten in place. A name says little of what was opened
	 * by it: ask the file before anything is written.
	 */
	NewFile openToOverwrite(String name) throws IOException;

	/**
	 * Makes a directory that only its owner may read and write.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	void createDirectory(String name) throws IOException;

	/**
	 * Makes a symbolic link.
	 * @param target encoded as names are
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	void createSymbolicLink(String name, String target) throws IOException;

	/**
	 * Makes another name for a file.
	 * @param holder holds the file
	 * @param existing the file's name there
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of this name
	 */
	void createHardLink(String name, WritableDirectory holder, String existing) throws IOException;

	/**
	 * Renames a child in one step and replaces nothing. Where the file system can't
	 * refuse to replace, the file gets a second name first; where there are none, the
	 * name is looked for and then taken: of all who write there, only another Driveyard
	 * is kept from taking it in between.
	 * @throws java.nio.file.FileAlreadyExistsException if there is anything of the new
	 * name
	 * @throws OtherFileSystemException if the target is on another file system
	 */
	void renameNew(String name, WritableDirectory target, String newName) throws IOException;

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
	default boolean canRenameTo(WritableDirectory target) throws IOException {
		return self().device() == target.self().device();
	}

	/**
	 * Sets the owner and group of a child, of a link too.
	 */
	void setOwner(String name, long owner, long group) throws IOException;

	/**
	 * Sets when a child last changed, of a link too.
	 * @param time a number of {@link dev.driveyard.files.FileTimes}
	 */
	void setModified(String name, long time) throws IOException;

	/**
	 * Returns when all names are on the medium.
	 */
	void sync() throws IOException;

	/**
	 * The room on its file system.
	 */
	Space space() throws IOException;

}
