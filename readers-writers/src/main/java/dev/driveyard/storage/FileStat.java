package dev.driveyard.storage;

import dev.driveyard.files.FileAttributes;

/**
 * A file as its volume shows it now.
 *
 * @param name encoded as {@link dev.driveyard.files.EncodedName} says
 * @param device number of the file system, valid until it is unmounted: see
 * {@link Backend#device}
 */
public record FileStat(String name, long device, FileAttributes stat) {

	/**
	 * Whether both are the same file at this moment.
	 */
	public boolean sameFile(FileStat other) {
		return this.device == other.device && this.stat.sameFile(other.stat);
	}

}
