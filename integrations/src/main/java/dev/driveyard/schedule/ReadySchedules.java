package dev.driveyard.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.EncodedName;
import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;

/**
 * Schedules that most libraries want, as values that somebody can keep as they are, or
 * changed.
 */
public final class ReadySchedules {

	private static final String EARLY_SUNDAY = "15 5 * * 0";

	private static final RunWindow NIGHT = new RunWindow(LocalTime.of(22, 0), LocalTime.of(6, 0));

	private static final Duration PAUSE = Duration.ofMinutes(10);

	private static final int RETRIES = 3;

	/** In a name. */
	private static final int LONGEST_PATH = 80;

	private ReadySchedules() {
	}

	/**
	 * Brings a location up to date every night.
	 * @param path absolute and encoded
	 */
	public static ScheduleSpec nightlyRescan(String path, String zone) {
		return new ScheduleSpec("nightly rescan of " + tail(EncodedName.display(path)), "index", Map.of("path", path),
				ScheduleTiming.cron("30 1 * * *", zone), SchedulePolicy.USUAL.retrying(RETRIES, PAUSE));
	}

	private static String tail(String path) {
		return (path.length() > LONGEST_PATH) ? "..." + path.substring(path.length() - LONGEST_PATH) : path;
	}

	/**
	 * Reads so many bytes each night, those first that were not read for longest: with
	 * the right budget every byte once a month.
	 */
	public static ScheduleSpec monthlyScrub(long budget, String zone) {
		return new ScheduleSpec("monthly scrub", "validate", Map.of("mode", "integrity", "budget", budget),
				ScheduleTiming.cron("0 2 * * *", zone), SchedulePolicy.USUAL.within(NIGHT));
	}

	/** Looks for duplicates at the weekend, within nights. */
	public static ScheduleSpec weeklyDuplicates(String zone) {
		return new ScheduleSpec("weekly duplicates report", "duplicates", Map.of("mode", "content-hash"),
				ScheduleTiming.cron("0 23 * * 6", zone), SchedulePolicy.USUAL.within(NIGHT));
	}

	/** Takes what is older than three months out of the history. */
	public static ScheduleSpec prune(String zone) {
		return new ScheduleSpec("prune", "prune-history", Map.of("olderThan", "90d"),
				ScheduleTiming.cron(EARLY_SUNDAY, zone), SchedulePolicy.USUAL);
	}

	/**
	 * All of them for a library.
	 * @param paths of its locations, absolute and encoded
	 * @param budget how many bytes a night are read again
	 */
	public static List<ScheduleSpec> of(List<String> paths, long budget, String zone) {
		List<ScheduleSpec> all = new ArrayList<>(paths.stream().map((path) -> nightlyRescan(path, zone)).toList());
		all.add(monthlyScrub(budget, zone));
		all.add(weeklyDuplicates(zone));
		all.add(prune(zone));
		return List.copyOf(all);
	}

}
