package dev.driveyard.server.catalogue;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;

import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.Statistics.Below;
import dev.driveyard.catalogue.StatsObject;
import dev.driveyard.catalogue.StatsSums;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The catalogue, summed up. All entries are read for it.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/stats")
final class StatsController {

	private static final int MOST = 1000;

	private final Statistics statistics;

	private final Places places;

	private final Clock clock;

	StatsController(Statistics statistics, Places places, Clock clock) {
		this.statistics = statistics;
		this.places = places;
		this.clock = clock;
	}

	/**
	 * Sums.
	 * @param path of a folder to look below; everywhere if there is none
	 * @param top how many extensions to tell
	 */
	@GetMapping
	Map<String, Object> stats(@RequestParam(required = false) @Nullable String path,
			@RequestParam(defaultValue = "15") int top) {
		if (top < 0 || top > MOST) {
			throw ProblemException.ofField("top", "is a number from 0 to " + MOST);
		}
		Below below = (path != null) ? below(Given.path("path", path)) : null;
		StatsSums sums = new StatsSums(ZonedDateTime.now(this.clock), this.statistics.kinds());
		this.statistics.forEach(below, sums::add);
		return StatsObject.of((path != null) ? Given.path("path", path) : null, sums, this.statistics, below,
				this.places.texts(), top);
	}

	private Below below(String path) {
		Place place = this.places.place(path);
		this.places.folder(this.places.at(path));
		return new Below(place.location().id(), place.relative());
	}

}
