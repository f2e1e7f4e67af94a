package dev.driveyard.cli.remote;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.cli.terminal.Output;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of a server elsewhere.
 */
public final class RemoteSchedules {

	private final RemoteServer server;

	private final Output output;

	private final boolean json;

	public RemoteSchedules(RemoteServer server, Output output, boolean json) {
		this.server = server;
		this.output = output;
		this.json = json;
	}

	/**
	 * Lists them.
	 * @return how many there are
	 */
	public int list() {
		int[] count = { 0 };
		this.server.forEach("/schedules", (schedule) -> {
			print(schedule);
			count[0]++;
		});
		return count[0];
	}

	private void print(Map<String, Object> schedule) {
		Map<?, ?> last = (schedule.get("lastTime") instanceof Map<?, ?> time) ? time : Map.of();
		if (this.json) {
			this.output.json(toMap(schedule, last));
			return;
		}
		String next = Boolean.TRUE.equals(schedule.get("paused")) ? "paused" : String.valueOf(schedule.get("next"));
		Object outcome = (last.get("outcome") != null) ? last.get("outcome") : last.get("state");
		this.output.line(String.format("%-28s %-13s %-22s next %s%s", schedule.get("name"), schedule.get("job"),
				when(schedule), next, last.isEmpty() ? "" : ", last " + last.get("due") + " " + outcome));
	}

	private static String when(Map<String, Object> schedule) {
		if (schedule.get("cron") != null) {
			return schedule.get("cron") + " " + schedule.get("zone");
		}
		return (schedule.get("every") != null) ? "every " + schedule.get("every")
				: "after '" + schedule.get("after") + "'";
	}

	private static Map<String, @Nullable Object> toMap(Map<String, Object> schedule, Map<?, ?> last) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "schedule");
		map.put("name", schedule.get("name"));
		map.put("job", schedule.get("job"));
		map.put("parameters", schedule.get("parameters"));
		map.put("when", when(schedule));
		map.put("paused", schedule.get("paused"));
		map.put("next", schedule.get("next"));
		map.put("last", schedule.get("last"));
		map.put("last_state", last.get("state"));
		map.put("last_outcome", last.get("outcome"));
		return map;
	}

}
