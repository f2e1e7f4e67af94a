package dev.driveyard.server.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleQueries;

/**
 * What waits: requests, and schedules whose time has come.
 */
final class QueueMetrics implements MetricSource {

	/** A schedule that was due so long ago should have been launched. */
	private static final Duration LATE = Duration.ofMinutes(1);

	private final RequestQueries requests;

	private final ScheduleQueries schedules;

	private final InstantSource clock;

	QueueMetrics(RequestQueries requests, ScheduleQueries schedules, InstantSource clock) {
		this.requests = requests;
		this.schedules = schedules;
		this.clock = clock;
	}

	@Override
	public void write(Exposition out) {
		Map<State, Long> counts = this.requests.counts();
		out.gauge("driveyard_queue_requests", "Requests by state.");
		for (State state : State.values()) {
			out.sample(counts.getOrDefault(state, 0L), "state", state.name().toLowerCase(Locale.ROOT));
		}
		out.gauge("driveyard_queue_oldest_waiting_seconds",
				"How long the oldest request waits whose time has come, 0 if none does.")
			.sample(this.requests.longestWait().orElse(Duration.ZERO).toMillis() / 1000.0);
		out.gauge("driveyard_queue_paused", "Whether nothing is taken from the queue.")
			.sample(this.requests.isPaused() ? 1 : 0);
		List<Schedule> all = this.schedules.all();
		long paused = all.stream().filter(Schedule::paused).count();
		out.gauge("driveyard_schedules", "Schedules by state.")
			.sample(all.size() - paused, "state", "active")
			.sample(paused, "state", "paused");
		out.gauge("driveyard_schedules_overdue", "Schedules that should have been launched a minute ago.")
			.sample(this.schedules.due(this.clock.instant().minus(LATE)).size());
	}

}
