package dev.driveyard.cli.shape;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.schedule.ScheduleState;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleTiming;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is printed.
 *
 * @param object the documented object
 * @param lastTime when it was due last, null before the first time
 */
public record ScheduleShape(Map<String, @Nullable Object> object, @Nullable Object lastTime) {

	/** One of a library here. */
	public static ScheduleShape of(ScheduleState state) {
		Schedule schedule = state.schedule();
		ScheduleTiming timing = schedule.spec().timing();
		Occurrence last = state.last();
		Map<String, @Nullable Object> told = new LinkedHashMap<>();
		told.put("name", schedule.name());
		told.put("job", schedule.spec().job());
		told.put("parameters", schedule.spec().parameters());
		told.put("cron", timing.cron());
		told.put("every", text(timing.every()));
		told.put("after", timing.after());
		told.put("zone", timing.zone());
		told.put("paused", schedule.paused());
		told.put("next", text(schedule.due().next()));
		told.put("last", text(schedule.due().last()));
		if (last != null) {
			Map<String, @Nullable Object> time = new LinkedHashMap<>();
			time.put("due", last.due().toString());
			time.put("state", last.state().name());
			time.put("outcome", last.result().outcome());
			told.put("lastTime", time);
		}
		return of(told);
	}

	/** One that a server tells of. */
	public static ScheduleShape of(Map<String, ? extends @Nullable Object> told) {
		Map<?, ?> last = (told.get("lastTime") instanceof Map<?, ?> time) ? time : Map.of();
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "schedule");
		map.put("name", told.get("name"));
		map.put("job", told.get("job"));
		map.put("parameters", told.get("parameters"));
		map.put("when", when(told));
		map.put("paused", told.get("paused"));
		map.put("next", told.get("next"));
		map.put("last", told.get("last"));
		map.put("last_state", last.get("state"));
		map.put("last_outcome", last.get("outcome"));
		return new ScheduleShape(map, last.get("due"));
	}

	private static String when(Map<String, ? extends @Nullable Object> told) {
		if (told.get("cron") != null) {
			return told.get("cron") + " " + told.get("zone");
		}
		return (told.get("every") != null) ? "every " + told.get("every") : "after '" + told.get("after") + "'";
	}

	/** It on a line. */
	public String line() {
		String next = Boolean.TRUE.equals(this.object.get("paused")) ? "paused"
				: String.valueOf(this.object.get("next"));
		Object outcome = (this.object.get("last_outcome") != null) ? this.object.get("last_outcome")
				: this.object.get("last_state");
		return String.format("%-28s %-13s %-22s next %s%s", this.object.get("name"), this.object.get("job"),
				this.object.get("when"), next,
				(this.lastTime != null) ? ", last " + this.lastTime + " " + outcome : "");
	}

	/** When it is due next. */
	public String next() {
		return String.valueOf(this.object.get("next"));
	}

	/** One of its times, of a library here. */
	public static String line(Occurrence one) {
		return line(one.due(), one.state().name(), one.result().outcome(), one.request(), one.result().message());
	}

	/** One of its times that a server tells of. */
	public static String occurrenceLine(Map<String, ? extends @Nullable Object> told) {
		return line(told.get("due"), told.get("state"), told.get("outcome"), told.get("request"), told.get("message"));
	}

	private static String line(@Nullable Object due, @Nullable Object state, @Nullable Object outcome,
			@Nullable Object request, @Nullable Object message) {
		return "  " + due + "  " + state + "  " + outcome + ((request != null) ? "  request " + request : "")
				+ ((message != null) ? "  " + message : "");
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

}
