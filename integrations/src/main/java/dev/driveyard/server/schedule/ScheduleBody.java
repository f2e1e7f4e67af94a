package dev.driveyard.server.schedule;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.schedule.TimingText;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import dev.driveyard.server.api.GivenText;
import dev.driveyard.server.api.WrongField;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants a schedule. One of cron, every and after says when.
 *
 * @param name where it is not in the path already
 * @param job the name of the job
 * @param parameters as the job's schema says
 * @param cron five fields, or {@code @daily} and the like
 * @param every how long from one time to the next, such as {@code 15m} or {@code PT15M}
 * @param after the name of the schedule after whose success it is due
 * @param zone the time zone of cron and window; that of the server if nothing is said
 * @param missed once or skip; once if nothing is said
 * @param overlap skip or queue; skip if nothing is said
 * @param priority of its requests in the queue
 * @param window when its runs may be at work, such as {@code 22:00-06:00}
 * @param timeLimit how long a run may be at work, such as {@code 4h}
 * @param retries how often a run that failed is gone on with
 * @param backOff the pause before the first retry; a minute if nothing is said
 */
record ScheduleBody(@Nullable String name, @Nullable String job, @Nullable Map<String, @Nullable Object> parameters,
		@Nullable String cron, @Nullable String every, @Nullable String after, @Nullable String zone,
		@Nullable String missed, @Nullable String overlap, @Nullable Integer priority, @Nullable String window,
		@Nullable String timeLimit, @Nullable Integer retries, @Nullable String backOff) {

	private static final int MOST = 1000;

	String requireName() {
		if (this.name == null) {
			throw ProblemException.ofField("name", "is missing");
		}
		return Objects.requireNonNull(GivenText.require("name", this.name));
	}

	/** The name in the path is the one that counts. */
	void requireSame(String given) {
		if (this.name != null && !this.name.equals(given)) {
			throw ProblemException.ofField("name", "is another than that in the path");
		}
	}

	/** What is wanted, as far as it can be understood without knowing other schedules. */
	ScheduleSpec toSpec(String name) {
		if (this.job == null || this.job.isBlank()) {
			throw ProblemException.ofField("job", "is missing");
		}
		Map<String, Object> given = new HashMap<>();
		if (this.parameters != null) {
			this.parameters.forEach((parameter, value) -> {
				if (value != null) {
					given.put(parameter, value);
				}
			});
		}
		return new ScheduleSpec(name, this.job, given, timing(), policy());
	}

	private ScheduleTiming timing() {
		String place = Objects.requireNonNullElse(this.zone, ZoneId.systemDefault().getId());
		Duration interval = (this.every != null) ? WrongField.duration("every", this.every) : null;
		return new ScheduleTiming(this.cron, interval, GivenText.require("after", this.after), place);
	}

	/** The field that says when. */
	String timingField() {
		return (this.cron != null) ? "cron" : (this.every != null) ? "every" : "after";
	}

	private SchedulePolicy policy() {
		SchedulePolicy usual = SchedulePolicy.USUAL;
		Missed onMissed = (this.missed != null) ? WrongField.choice("missed", this.missed, Missed.values())
				: usual.missed();
		Overlap onOverlap = (this.overlap != null) ? WrongField.choice("overlap", this.overlap, Overlap.values())
				: usual.overlap();
		return new SchedulePolicy(onMissed, onOverlap, checkedPriority(),
				(this.window != null) ? WrongField.named("window", () -> TimingText.window(this.window)) : null,
				(this.timeLimit != null) ? WrongField.duration("timeLimit", this.timeLimit) : null,
				Objects.requireNonNullElse(this.retries, usual.retries()),
				(this.backOff != null) ? WrongField.duration("backOff", this.backOff) : usual.backOff());
	}

	private int checkedPriority() {
		int wanted = Objects.requireNonNullElse(this.priority, SchedulePolicy.USUAL.priority());
		if (wanted < -MOST || wanted > MOST) {
			throw ProblemException.ofField("priority", "is a number from -" + MOST + " to " + MOST);
		}
		return wanted;
	}

	/** How a duration is written that {@link TimingText} understands. */
	static @Nullable String text(@Nullable Duration duration) {
		return (duration != null) ? duration.toString() : null;
	}

}
