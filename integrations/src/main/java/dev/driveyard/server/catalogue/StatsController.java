package dev.driveyard.server.catalogue;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.Statistics.Below;
import dev.driveyard.catalogue.Statistics.ContentSums;
import dev.driveyard.catalogue.StatsSums;
import dev.driveyard.catalogue.StatsSums.Tally;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
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
	Map<String, @Nullable Object> stats(@RequestParam(required = false) @Nullable String path,
			@RequestParam(defaultValue = "15") int top) {
		if (top < 0 || top > MOST) {
			throw ProblemException.ofField("top", "is a number from 0 to " + MOST);
		}
		JsonObject object = new JsonObject("stats");
		Below below = (path != null) ? below(Given.path("path", path), object) : null;
		StatsSums sums = new StatsSums(ZonedDateTime.now(this.clock), this.statistics.kinds());
		this.statistics.forEach(below, sums::add);
		ContentSums contents = this.statistics.contents(below);
		return object.put("files", sums.count(FileKind.FILE))
			.put("directories", sums.count(FileKind.DIRECTORY))
			.put("links", sums.count(FileKind.LINK))
			.put("special", sums.count(FileKind.SPECIAL))
			.put("bytes", sums.bytes())
			.put("kinds", list("kind", sums.contentKinds()))
			.put("extensions", list("extension", sums.topExtensions(top)))
			.put("sizes", list("size", sums.sizes()))
			.put("ages", list("age", sums.ages()))
			.put("largest", largest(sums))
			.put("contents",
					Map.of("files", contents.files(), "distinct", contents.distinct(), "repeated_bytes",
							contents.repeatedBytes()))
			.toMap();
	}

	private Below below(String path, JsonObject object) {
		Place place = this.places.place(path);
		this.places.folder(this.places.at(path));
		object.name("path", path);
		return new Below(place.location().id(), place.relative());
	}

	private static List<Map<String, @Nullable Object>> list(String key, List<Tally> tallies) {
		return tallies.stream().map((tally) -> {
			Map<String, @Nullable Object> map = new JsonObject("").name(key, tally.label())
				.put("files", tally.files())
				.put("bytes", tally.bytes())
				.toMap();
			map.remove("type");
			return map;
		}).toList();
	}

	private List<Map<String, @Nullable Object>> largest(StatsSums sums) {
		List<FoundItem> largest = new ArrayList<>(this.statistics.placed(sums.largest()));
		largest.sort(Comparator.comparingLong((FoundItem file) -> file.item().entry().stat().size())
			.reversed()
			.thenComparing((file) -> file.item().entry().id()));
		Function<Address, String> texts = this.places.texts();
		return largest.stream().map((file) -> {
			Map<String, @Nullable Object> map = new JsonObject("").name("path", texts.apply(file.address()))
				.put("size", file.item().entry().stat().size())
				.toMap();
			map.remove("type");
			return map;
		}).toList();
	}

}
