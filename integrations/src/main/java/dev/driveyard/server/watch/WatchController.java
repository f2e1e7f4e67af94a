package dev.driveyard.server.watch;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
import dev.driveyard.watch.WatchSettings;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which locations are kept current as they change, and how that is going.
 */
@RestController
@RequestMapping(ServerConfiguration.API)
final class WatchController {

	private final WatchSettings settings;

	private final Locations locations;

	private final WatchViews views;

	WatchController(WatchSettings settings, Locations locations, WatchViews views) {
		this.settings = settings;
		this.locations = locations;
		this.views = views;
	}

	/** All locations that are watched, and how this server's watches are doing. */
	@GetMapping("/watch")
	Page<WatchView> all() {
		return Page
			.whole(this.settings.all().stream().flatMap((watched) -> this.views.view(watched).stream()).toList());
	}

	/** Whether and how a location is watched. */
	@GetMapping("/locations/{id}/watch")
	WatchView one(@PathVariable long id) {
		Location location = require(id);
		return this.settings.all()
			.stream()
			.filter((watched) -> watched.location() == location.id())
			.findFirst()
			.flatMap(this.views::view)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Location " + id + " is not watched."));
	}

	/** Lets a location be watched, or be watched otherwise. */
	@PutMapping("/locations/{id}/watch")
	WatchView watch(@PathVariable long id, @RequestBody WatchBody body, @AuthenticationPrincipal Caller caller) {
		Location location = require(id);
		this.settings.watch(location.id(), body.toSpec(), caller.name());
		return one(id);
	}

	/** Lets a location be watched no more. What was asked for goes on. */
	@DeleteMapping("/locations/{id}/watch")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unwatch(@PathVariable long id) {
		this.settings.unwatch(require(id).id());
	}

	private Location require(long id) {
		return this.locations.find(id)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no location " + id + "."));
	}

}
