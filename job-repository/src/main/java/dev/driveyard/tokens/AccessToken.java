package dev.driveyard.tokens;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: all but itself.
 *
 * @param name who or what has it, for a person; no two that are not revoked share one
 * @param expires when it ends, null for never
 * @param lastUsed about when it was used last, null if it never was
 * @param revoked since when it is of no use any more, null if it is
 */
public record AccessToken(long id, String name, TokenRole role, Instant created, @Nullable Instant expires,
		@Nullable Instant lastUsed, @Nullable Instant revoked) {

	/** What the names begin with of those who ask for something with a token. */
	public static final String ASKER = "token ";

}
