package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.driveyard.cli.shape.ScheduleShape;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of a server elsewhere.
 */
public final class RemoteSchedules {

	private static final String PATH = "/schedules";

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _.-]+");

	private final RemoteServer server;

	public RemoteSchedules(RemoteServer server) {
		this.server = server;
	}

	/** All of them, by name. */
	public List<ScheduleShape> all() {
		List<ScheduleShape> all = new ArrayList<>();
		this.server.forEach(PATH, (told) -> all.add(ScheduleShape.of(told)));
		return all;
	}

	/** One of them, with so many of its next times. */
	public ScheduleShape find(String name, int times) {
		Map<String, Object> told = this.server.get(path(name) + "?times=" + times);
		ScheduleShape shape = ScheduleShape.of(told);
		shape.object().put("next_times", Optional.ofNullable(told.get("nextTimes")).orElse(List.of()));
		return shape;
	}

	/** Its last times, each on a line. */
	public List<String> times(String name, int most) {
		List<String> lines = new ArrayList<>();
		this.server.forEach(path(name) + "/occurrences", most, (told) -> lines.add(ScheduleShape.occurrenceLine(told)));
		return lines;
	}

	/**
	 * Makes one.
	 * @param zone of its times, null for that of the server
	 */
	public ScheduleShape create(ScheduleSpec spec, @Nullable String zone) {
		return ScheduleShape.of(this.server.post(PATH, body(spec, zone)));
	}

	/** Forgets one. */
	public void remove(String name) {
		this.server.delete(path(name));
	}

	/** Has something done with one: {@code pause}, {@code resume} or {@code run}. */
	public Map<String, Object> act(String name, String verb) {
		return this.server.post(path(name) + "/" + verb);
	}

	/** One whose name can't be in a path is named by its id. */
	private String path(String name) {
		if (PLAIN.matcher(name).matches()) {
			return PATH + "/" + RemoteServer.encode(name);
		}
		String[] found = { name };
		this.server.forEach(PATH, (told) -> {
			if (name.equals(told.get("name"))) {
				found[0] = "id:" + told.get("id");
			}
		});
		return PATH + "/" + RemoteServer.encode(found[0]);
	}

	private static Map<String, Object> body(ScheduleSpec spec, @Nullable String zone) {
		ScheduleTiming timing = spec.timing();
		SchedulePolicy policy = spec.policy();
		Map<String, Object> body = new HashMap<>();
		body.put("name", spec.name());
		body.put("job", spec.job());
		body.put("parameters", spec.parameters());
		put(body, "cron", timing.cron());
		put(body, "every", timing.every());
		put(body, "after", timing.after());
		put(body, "zone", zone);
		body.put("missed", word(policy.missed()));
		body.put("overlap", word(policy.overlap()));
		body.put("priority", policy.priority());
		put(body, "window", (policy.window() != null) ? policy.window().from() + "-" + policy.window().to() : null);
		put(body, "timeLimit", policy.timeLimit());
		body.put("retries", policy.retries());
		put(body, "backOff", policy.backOff());
		return body;
	}

	private static void put(Map<String, Object> body, String field, @Nullable Object value) {
		if (value != null) {
			body.put(field, value.toString());
		}
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
