package dev.driveyard.jobs.operate.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be resumed.
 *
 * @param run that failed or was stopped
 * @param priority larger ones go first
 * @param requestedBy who asks, for a person
 * @param idempotencyKey what tells this request from any other; null if it has none
 * @param notBefore when it may begin at the earliest; null for at once
 */
public record RestartRequest(long run, int priority, String requestedBy, @Nullable String idempotencyKey,
		@Nullable Instant notBefore) {
}
