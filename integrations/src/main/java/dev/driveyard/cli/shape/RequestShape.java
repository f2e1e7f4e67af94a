package dev.driveyard.cli.shape;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.requests.LaunchRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request in the queue as it is printed.
 *
 * @param object the documented object
 */
public record RequestShape(Map<String, @Nullable Object> object) {

	/**
	 * One of a library here.
	 * @param waits for what it waits, empty if for nothing
	 */
	public static RequestShape of(LaunchRequest request, String waits) {
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		told.put("id", request.id());
		told.put("state", request.state());
		told.put("action", request.asked().action());
		told.put("job", request.asked().job());
		told.put("description", request.work().description());
		told.put("priority", request.asked().priority());
		told.put("requestedBy", request.asked().requestedBy());
		told.put("accepted", request.times().accepted().toString());
		told.put("run", request.run());
		told.put("outcome", request.outcome().state());
		told.put("message", request.outcome().message());
		return of(told, waits);
	}

	/** One that a server tells of. */
	public static RequestShape of(Map<String, ? extends @Nullable Object> told, String waits) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "request");
		map.put("id", told.get("id"));
		map.put("state", word(told.get("state")));
		map.put("action", word(told.get("action")));
		map.put("job", told.get("job"));
		map.put("description", told.get("description"));
		map.put("priority", told.get("priority"));
		map.put("requested_by", told.get("requestedBy"));
		map.put("accepted", told.get("accepted"));
		map.put("run", told.get("run"));
		map.put("outcome", told.get("outcome"));
		map.put("message", told.get("message"));
		map.put("waits", waits.isEmpty() ? null : waits);
		return new RequestShape(map);
	}

	private static String word(@Nullable Object name) {
		return String.valueOf(name).toLowerCase(Locale.ROOT);
	}

	/** It on a line. */
	public String line() {
		return String.format("%6s  %-9s %-13s %4s  %s%s%s%s", this.object.get("id"), this.object.get("state"),
				this.object.get("job"), this.object.get("priority"),
				EncodedName.display(String.valueOf(this.object.get("description"))), after("  run ", "run"),
				after("  ", "message"), after("; ", "waits"));
	}

	private String after(String before, String key) {
		return (this.object.get(key) != null) ? before + this.object.get(key) : "";
	}

}
