package dev.driveyard.storage;

import dev.driveyard.catalogue.Entry;

/**
 * A file as its volume shows it now.
 *
 * @param name encoded as {@link dev.driveyard.catalogue.EntryName} says
 * @param device number of the file system, valid until it is unmounted: see
 * {@link Volume#device}
 */
public record FileStat(String name, long device, Entry.Stat stat) {

	/**
	 * Whether both are the same file at this moment.
	 */
	public boolean sameFile(FileStat other) {
		return this.device == other.device && this.stat.sameFile(other.stat);
	}

}
