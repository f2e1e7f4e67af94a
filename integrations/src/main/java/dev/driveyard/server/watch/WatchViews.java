package dev.driveyard.server.watch;

import java.util.Optional;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.server.api.WrongField;
import dev.driveyard.server.watch.WatchView.StatusView;
import dev.driveyard.watch.WatchSettings;
import dev.driveyard.watch.WatchStatus;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchedLocation;
import org.jspecify.annotations.Nullable;

/**
 * Shows watched locations.
 */
final class WatchViews {

	private static final double MILLIS = 1000.0;

	private final WatchSettings settings;

	private final Locations locations;

	private final VolumeRegistry volumes;

	WatchViews(WatchSettings settings, Locations locations, VolumeRegistry volumes) {
		this.settings = settings;
		this.locations = locations;
		this.volumes = volumes;
	}

	/** One of them; none if its location is gone. */
	Optional<WatchView> view(WatchedLocation watched) {
		return this.locations.find(watched.location()).map((location) -> view(watched, location));
	}

	private WatchView view(WatchedLocation watched, Location location) {
		WatchSpec spec = watched.spec();
		return new WatchView(location.id(), EncodedName.display(this.volumes.text(location.address())),
				WrongField.word(spec.method()), spec.poll().toString(), spec.reconcile().toString(), spec.mode(),
				watched.changed(), watched.changedBy(), status(location.id()));
	}

	private @Nullable StatusView status(long location) {
		return this.settings.status()
			.stream()
			.filter((status) -> status.location() == location)
			.findFirst()
			.map(WatchViews::view)
			.orElse(null);
	}

	private static StatusView view(WatchStatus status) {
		return new StatusView(WrongField.word(status.mode()), status.reason(), status.watches(),
				(status.limit() < Long.MAX_VALUE) ? status.limit() : null, status.dirty(),
				(status.lag() != null) ? status.lag().toMillis() / MILLIS : null, status.heard(), status.overflows(),
				status.request(), status.failures());
	}

}
