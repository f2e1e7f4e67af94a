package dev.driveyard.schedules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody wants to be run, and when.
 *
 * @param name that no other schedule has
 * @param job the name of the job
 * @param parameters as JSON has them
 */
public record ScheduleSpec(String name, String job, Map<String, Object> parameters, ScheduleTiming timing,
		SchedulePolicy policy) {

	public ScheduleSpec {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

}
