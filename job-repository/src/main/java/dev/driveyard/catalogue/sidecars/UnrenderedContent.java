package dev.driveyard.catalogue.sidecars;

import java.util.UUID;

/**
 * A content of which no picture could be made.
 *
 * @param message why, for people
 * @param version of what tried it
 * @param failed when, milliseconds since 1970
 */
public record UnrenderedContent(UUID content, UnrenderedReason reason, String message, int version, long failed) {
}
