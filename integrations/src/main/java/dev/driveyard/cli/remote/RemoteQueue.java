package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.shape.RequestShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;

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
		RequestShape shape = RequestShape.of(request, why);
		if (this.json) {
			this.output.json(shape.object());
		}
		else {
			this.output.line(shape.line());
		}
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
