package dev.driveyard.storage.writing;

import java.io.IOException;

import dev.driveyard.storage.ExtendedAttributes;

/**
 * What a file system keeps beside the bytes of an open file or directory, where it can be
 * changed.
 */
public interface Metadata extends ExtendedAttributes {

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
	 * Sets an extended attribute, whether there is one of this name or not.
	 */
	void setAttribute(String name, byte[] value) throws IOException;

	/**
	 * Removes an extended attribute if there is one of this name.
	 */
	void removeAttribute(String name) throws IOException;

}
