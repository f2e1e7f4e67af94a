package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.QueueSettings;
import dev.driveyard.jobs.operate.queue.QueueWorkersConfiguration;
import dev.driveyard.jobs.operate.queue.WorkConfiguration;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import org.awaitility.Awaitility;

/**
 * An open library with schedules, which are looked at when a test says so.
 */
final class ScheduleFixture implements AutoCloseable {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final JobFixture jobs;

	private ScheduleFixture(JobFixture jobs) {
		this.jobs = jobs;
	}

	/** With workers, and a clock that the test sets. */
	static ScheduleFixture open(Library library) {
		return open(library, QueueWorkersConfiguration.class, HandClockConfiguration.class);
	}

	/** With nobody who runs what is launched. */
	static ScheduleFixture idle(Library library) {
		return open(library, HandClockConfiguration.class);
	}

	/** With workers and the clock of the machine. */
	static ScheduleFixture live(Library library) {
		return open(library, QueueWorkersConfiguration.class);
	}

	private static ScheduleFixture open(Library library, Class<?>... more) {
		List<Class<?>> all = new ArrayList<>(
				List.of(QueueChannels.class, WorkConfiguration.class, SchedulerConfiguration.class));
		all.addAll(List.of(more));
		return new ScheduleFixture(JobFixture.open(library, Map.of(RunLimits.ACTIVE, 3, QueueSettings.POLL, "200ms",
				ScheduleSettings.ON, "false", ScheduleSettings.POLL, "200ms"), all.toArray(new Class<?>[0])));
	}

	JobFixture jobs() {
		return this.jobs;
	}

	HandClock clock() {
		return this.jobs.bean(HandClock.class);
	}

	ScheduleService service() {
		return this.jobs.bean(ScheduleService.class);
	}

	/** Looks at all schedules. */
	void tick() {
		this.jobs.bean(ScheduleTicks.class)
			.tick(this.jobs.bean(ScheduleConfiguration.CLOCK, InstantSource.class).instant());
	}

	/** Looks at them after so much time. */
	void tickAfter(Duration time) {
		clock().add(time);
		tick();
	}

	/** Work of a name; more parameters may be given. */
	static ScheduleSpec hourly(String name, Map<String, Object> more, SchedulePolicy policy) {
		return spec(name, ScheduleTiming.every(Duration.ofHours(1), "UTC"), more, policy);
	}

	static ScheduleSpec spec(String name, ScheduleTiming timing, Map<String, Object> more, SchedulePolicy policy) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("name", name);
		return new ScheduleSpec(name, "work", parameters, timing, policy);
	}

	void hourly(String name) {
		service().create(hourly(name, Map.of(), SchedulePolicy.USUAL), "somebody");
	}

	List<Occurrence> occurrences(String name) {
		return service().occurrences(name, Long.MAX_VALUE, 1000);
	}

	Occurrence last(String name) {
		return Objects.requireNonNull(service().find(name).last());
	}

	Instant nextDue(String name) {
		return Objects.requireNonNull(service().find(name).schedule().due().next());
	}

	LaunchRequest request(Occurrence occurrence) {
		return this.jobs.bean(RequestQueries.class).find(Objects.requireNonNull(occurrence.request())).orElseThrow();
	}

	/** Waits until the request of the last occurrence is done, and looks then. */
	void awaitDone(String name) {
		Awaitility.await().atMost(LONG).until(() -> request(last(name)).state() == LaunchRequest.State.DONE);
		tick();
	}

	/** Looks until the last occurrence has ended. */
	Occurrence awaitEnd(String name) {
		Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
			tick();
			return last(name).state() == Occurrence.State.ENDED;
		});
		return last(name);
	}

	/** How many items the work of a name has counted. */
	long items(String name) {
		return count("work_item WHERE name = '" + name + "'");
	}

	long count(String what) {
		return this.jobs.sql().sql("SELECT count(*) FROM " + what).query(Long.class).single();
	}

	@Override
	public void close() {
		this.jobs.close();
	}

}
