package dev.driveyard.server.metrics;

import java.util.List;

import dev.driveyard.database.LibraryDataSources;
import dev.driveyard.database.PoolUse;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.server.events.EventHub;

/**
 * What this server is busy with.
 */
final class ServerMetrics implements MetricSource {

	private final ActiveRuns active;

	private final RunLimits limits;

	private final EventHub hub;

	private final LibraryDataSources dataSources;

	ServerMetrics(ActiveRuns active, RunLimits limits, EventHub hub, LibraryDataSources dataSources) {
		this.active = active;
		this.limits = limits;
		this.hub = hub;
		this.dataSources = dataSources;
	}

	@Override
	public void write(Exposition out) {
		out.gauge("driveyard_active_runs", "Runs of this server that have not ended.").sample(this.active.count());
		out.gauge("driveyard_active_runs_limit", "How many runs this server runs at a time.")
			.sample(this.limits.active());
		out.gauge("driveyard_event_streams", "Who listens to live events.").sample(this.hub.streams());
		List<PoolUse> pools = this.dataSources.use();
		out.gauge("driveyard_database_connections", "Connections of this server by pool and state.");
		pools.forEach((use) -> out.sample(use.active(), "pool", use.pool(), "state", "active")
			.sample(use.idle(), "pool", use.pool(), "state", "idle"));
		out.gauge("driveyard_database_connections_limit", "How many connections a pool may have.");
		pools.forEach((use) -> out.sample(use.most(), "pool", use.pool()));
		out.gauge("driveyard_database_connections_waiting", "Threads that wait for a connection.");
		pools.forEach((use) -> out.sample(use.waiting(), "pool", use.pool()));
	}

}
