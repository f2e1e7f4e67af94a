package dev.driveyard.storage;

import java.io.IOException;
import java.util.List;

/**
 * What a file system keeps beside the bytes of an open file or directory. Names of
 * extended attributes are encoded as {@link dev.driveyard.files.EncodedName} says and
 * have their namespace in front, e.g. {@code user.comment}.
 */
public interface Metadata {

	/**
	 * Sets the permissions, with set-user-id, set-group-id and sticky bit.
	 * @param mode the type bits are ignored
	 */
	void setMode(int mode) throws IOException;

	/**
	 * Sets owner and group. May clear set-user-id and set-group-id.
	 */
	void setOwner(long owner, long group) throws IOException;

	/**
	 * Sets when the bytes last changed.
	 * @param time a number of {@link dev.driveyard.files.FileTimes}
	 */
	void setModified(long time) throws IOException;

	/**
	 * Whether it lies on a file system whose set-user-id bits, set-group-id bits and
	 * capabilities the system ignores.
	 */
	default boolean ignoresPrivileges() throws IOException {
		return false;
	}

	/**
	 * The names of the extended attributes; none where there can't be any.
	 */
	List<String> attributes() throws IOException;

	/**
	 * The value of an extended attribute.
	 */
	byte[] attribute(String name) throws IOException;

	/**
	 * Sets an extended attribute, whether there is one of this name or not.
	 */
	void setAttribute(String name, byte[] value) throws IOException;

	/**
	 * Removes an extended attribute if there is one of this name.
	 */
	void removeAttribute(String name) throws IOException;

}
