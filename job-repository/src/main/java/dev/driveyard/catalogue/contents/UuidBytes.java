package dev.driveyard.catalogue.contents;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * UUIDs as they are stored: 16 bytes, so that they sort as their text does.
 */
public final class UuidBytes {

	private UuidBytes() {
	}

	/** The bytes of a UUID. */
	public static byte[] of(UUID uuid) {
		return ByteBuffer.allocate(Long.BYTES * 2)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	/** The UUID with some bytes. */
	public static UUID toUuid(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new UUID(buffer.getLong(), buffer.getLong());
	}

}
