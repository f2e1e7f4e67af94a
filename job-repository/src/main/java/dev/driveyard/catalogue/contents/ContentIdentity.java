package dev.driveyard.catalogue.contents;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a file holds. Many entries may share one.
 *
 * @param uuid follows from the library and the hash: see {@link ContentUuid}
 * @param size in bytes
 * @param blake3 the full hash, 64 hex digits; null where only a sample was read
 * @param casId the hash of the sampled regions, 64 hex digits; null where none was wanted
 */
public record ContentIdentity(long id, UUID uuid, long size, @Nullable String blake3, @Nullable String casId) {

	/**
	 * Whether every byte went into the hash. Only then may entries that share the content
	 * be taken for equal where something is destroyed: a sample only narrows.
	 */
	public boolean isProven() {
		return this.blake3 != null;
	}

}
