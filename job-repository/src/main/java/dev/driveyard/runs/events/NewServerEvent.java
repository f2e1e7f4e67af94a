package dev.driveyard.runs.events;

import org.jspecify.annotations.Nullable;

/**
 * Something that has happened.
 *
 * @param request that it is about, null if it is about none
 * @param run that it is about, null if it is about none
 * @param who has asked for it
 * @param address from where, null if that is not known
 * @param payload all else, as a JSON object
 */
public record NewServerEvent(ServerEvent.Kind kind, @Nullable String job, @Nullable Long request, @Nullable Long run,
		String who, @Nullable String address, String payload) {
}
