package dev.driveyard.server.events;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.events.NewServerEvent;
import dev.driveyard.runs.events.ServerEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused.
 *
 * @param address from where it came
 * @param who sent it, {@code ""} if that is not known
 * @param status that was answered
 * @param action the method and what it was sent to
 * @param path of the request
 * @param request that it is about, null if it is about none
 * @param run that it is about, null if it is about none
 */
record RefusedRequest(String address, String who, int status, String action, String path, @Nullable Long request,
		@Nullable Long run) {

	/** How much is kept of what a stranger has sent. */
	private static final int LONGEST = 300;

	/** What all are told together that were refused to one for the same reason. */
	Object reason() {
		return Map.of("address", this.address, "who", this.who, "status", this.status);
	}

	/** It stands for those of too many addresses. */
	RefusedRequest ofOthers() {
		return new RefusedRequest("others", "", this.status, this.action, this.path, this.request, this.run);
	}

	/**
	 * As it is kept.
	 * @param count how many like it there were; it is the last of them
	 */
	NewServerEvent event(long count) {
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("action", cut(this.action));
		payload.put("path", cut(this.path));
		payload.put("status", this.status);
		payload.put("count", count);
		return new NewServerEvent(Kind.REFUSED, null, this.request, this.run, this.who, this.address,
				Json.write(payload));
	}

	private static String cut(String text) {
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
	}

}
