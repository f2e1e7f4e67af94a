package dev.driveyard.catalogue;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * The UUID of an entry, for life and unique between libraries, made from the library's
 * UUID and the entry's id so that it takes no room in the database: a UUIDv8 (RFC 9562)
 * with 60 bits of the library's UUID and 62 bits of the id.
 */
public final class EntryUuid {

	private static final long VERSION_MASK = 0xF000L;

	private static final long VERSION_8 = 0x8000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long ID_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

	private EntryUuid() {
	}

	/**
	 * The UUID of an entry.
	 */
	public static UUID of(UUID library, long entryId) {
		return new UUID(prefix(library), VARIANT | entryId);
	}

	/**
	 * The id of the entry with this UUID; empty if it is not one of this library's.
	 */
	public static OptionalLong entryId(UUID library, UUID uuid) {
		boolean ours = uuid.getMostSignificantBits() == prefix(library)
				&& (uuid.getLeastSignificantBits() & ~ID_MASK) == VARIANT;
		return ours ? OptionalLong.of(uuid.getLeastSignificantBits() & ID_MASK) : OptionalLong.empty();
	}

	private static long prefix(UUID library) {
		return (library.getMostSignificantBits() & ~VERSION_MASK) | VERSION_8;
	}

}
