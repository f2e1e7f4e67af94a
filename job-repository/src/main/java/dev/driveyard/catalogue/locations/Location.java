package dev.driveyard.catalogue.locations;

import dev.driveyard.files.Address;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the library keeps indexed.
 *
 * @param device the device that has it
 * @param root absolute path on that device, encoded as
 * {@link dev.driveyard.files.EncodedName} says
 * @param volume the volume that held the root when it was added
 * @param rootInode the inode of the root then; with the volume it tells a swapped disk
 * @param rootEntry the entry of the root itself
 * @param rules the indexing rules in force, as JSON
 * @param created when it was added, nanoseconds since 1970
 * @param scanned when a scan of the whole location last ended, null before the first
 */
public record Location(long id, String uuid, String name, String device, String root, long volume, long rootInode,
		long rootEntry, String rules, long created, @Nullable Long scanned) {

	/**
	 * Where it is.
	 */
	public Address address() {
		return new Address(this.device, this.root);
	}

	/**
	 * Whether something is in it, or is its root.
	 */
	public boolean holds(Address address) {
		return address.isWithin(address());
	}

}
