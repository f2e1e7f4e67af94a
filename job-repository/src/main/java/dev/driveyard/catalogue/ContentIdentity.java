package dev.driveyard.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a file holds. Many entries may share one.
 *
 * @param size in bytes
 * @param blake3 the full hash, 64 hex digits; null where only a sample was read
 * @param casId the hash of the sampled regions, 64 hex digits
 */
public record ContentIdentity(long id, String uuid, long size, @Nullable String blake3, @Nullable String casId) {
}
