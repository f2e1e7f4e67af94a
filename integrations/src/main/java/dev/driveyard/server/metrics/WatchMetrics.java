package dev.driveyard.server.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.watch.WatchLimit;
import dev.driveyard.watch.WatchSettings;
import dev.driveyard.watch.WatchStatus;

/**
 * How the watches of this process are doing.
 */
final class WatchMetrics implements MetricSource {

	private final WatchSettings watches;

	private final Locations locations;

	private final WatchLimit limit;

	WatchMetrics(WatchSettings watches, Locations locations, WatchLimit limit) {
		this.watches = watches;
		this.locations = locations;
		this.limit = limit;
	}

	@Override
	public void write(Exposition out) {
		List<WatchStatus> status = this.watches.status();
		Map<Long, String> names = status.isEmpty() ? Map.of()
				: this.locations.all().stream().collect(Collectors.toMap(Location::id, Location::name));
		out.gauge("driveyard_watch_limit", "How many directories this user may watch on this machine.")
			.sample(this.limit.watches());
		out.gauge("driveyard_watch_mode", "How changes of a location are found by this server.");
		status.forEach((watch) -> out.sample(1, "location", name(names, watch), "mode",
				watch.mode().name().toLowerCase(Locale.ROOT)));
		write(out.gauge("driveyard_watch_directories", "Directories that are watched."), status, names,
				WatchStatus::watches);
		write(out.gauge("driveyard_watch_dirty", "Directories that wait to be looked at."), status, names,
				WatchStatus::dirty);
		write(out.gauge("driveyard_watch_lag_seconds",
				"How long ago the first change happened that the catalogue may not have, 0 if there is none."), status,
				names, (watch) -> Objects.requireNonNullElse(watch.lag(), Duration.ZERO).toMillis() / 1000.0);
		write(out.counter("driveyard_watch_overflows_total", "How often more happened than the system keeps."), status,
				names, WatchStatus::overflows);
	}

	private static void write(Exposition out, List<WatchStatus> status, Map<Long, String> names,
			ToDoubleFunction<WatchStatus> value) {
		status.forEach((watch) -> out.sample(value.applyAsDouble(watch), "location", name(names, watch)));
	}

	private static String name(Map<Long, String> names, WatchStatus watch) {
		return names.getOrDefault(watch.location(), String.valueOf(watch.location()));
	}

}
