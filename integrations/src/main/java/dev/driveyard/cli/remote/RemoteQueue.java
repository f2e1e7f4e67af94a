package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a server elsewhere.
 */
public final class RemoteQueue {

	private static final String QUEUED = "QUEUED";

	private final RemoteServer server;

	private final Output output;

	private final boolean json;

	public RemoteQueue(RemoteServer server, Output output, boolean json) {
		this.server = server;
		this.output = output;
		this.json = json;
	}

	/** What waits, what is next first; or all that was asked for, newest first. */
	public int list(int limit, boolean all) {
		List<Map<String, Object>> found = new ArrayList<>();
		this.server.forEach("/requests" + (all ? "" : "?state=" + QUEUED), all ? limit : Long.MAX_VALUE, found::add);
		if (!all) {
			found.sort(Comparator
				.comparingLong((Map<String, Object> request) -> -RemoteServer.number(request.get("priority")))
				.thenComparingLong((request) -> RemoteServer.number(request.get("id"))));
		}
		found.stream().limit(limit).forEach(this::print);
		return found.size();
	}

	/** Whether nothing is taken from it. */
	public boolean isPaused() {
		return Boolean.TRUE.equals(this.server.get("/queue").get("paused"));
	}

	private void print(Map<String, Object> request) {
		long id = RemoteServer.number(request.get("id"));
		String why = QUEUED.equals(request.get("state")) ? RemoteWords.waits(this.server.get("/requests/" + id)) : "";
		if (this.json) {
			this.output.json(toMap(request, why));
			return;
		}
		String run = (request.get("run") != null) ? "  run " + request.get("run") : "";
		String message = (request.get("message") != null) ? "  " + request.get("message") : "";
		this.output.line(String.format("%6d  %-9s %-13s %4d  %s%s%s%s", id, word(request.get("state")),
				RemoteServer.text(request.get("job")), RemoteServer.number(request.get("priority")),
				RemoteServer.text(request.get("description")), run, message, why.isEmpty() ? "" : "; " + why));
	}

	private static String word(@Nullable Object name) {
		return RemoteServer.text(name).toLowerCase(Locale.ROOT);
	}

	private static Map<String, @Nullable Object> toMap(Map<String, Object> request, String why) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "request");
		map.put("id", request.get("id"));
		map.put("state", word(request.get("state")));
		map.put("action", word(request.get("action")));
		map.put("job", request.get("job"));
		map.put("description", request.get("description"));
		map.put("priority", request.get("priority"));
		map.put("requested_by", request.get("requestedBy"));
		map.put("accepted", request.get("accepted"));
		map.put("run", request.get("run"));
		map.put("outcome", request.get("outcome"));
		map.put("message", request.get("message"));
		map.put("waits", why.isEmpty() ? null : why);
		return map;
	}

	/** Takes a request back. */
	public int cancel(long request) {
		this.server.delete("/requests/" + request);
		return ExitCodes.DONE;
	}

	/** Gives a request another priority. */
	public int move(long request, int priority) {
		this.server.connection().patch("/requests/" + request, Map.of("priority", priority));
		return ExitCodes.DONE;
	}

}
