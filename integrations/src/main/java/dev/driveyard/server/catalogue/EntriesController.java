package dev.driveyard.server.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.CatalogueQueries.Order;
import dev.driveyard.catalogue.CatalogueQueries.Search;
import dev.driveyard.catalogue.EntryUuid;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.catalogue.Places.Placed;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files, folders and links in the catalogue.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/entries")
final class EntriesController {

	private final CatalogueQueries queries;

	private final Places places;

	private final EntryDetails details;

	private final Library library;

	private final Clock clock;

	EntriesController(CatalogueQueries queries, Places places, EntryDetails details, Library library, Clock clock) {
		this.queries = queries;
		this.places = places;
		this.details = details;
		this.library = library;
		this.clock = clock;
	}

	/**
	 * What fits, in the order of ids; or the first so many in another order.
	 * @param below the path of a folder to look below
	 * @param all name and ext may be there several times; commas belong to names
	 */
	@GetMapping
	Page<Map<String, @Nullable Object>> find(@RequestParam(required = false) @Nullable String below,
			@RequestParam MultiValueMap<String, String> all, @RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable Long minSize,
			@RequestParam(required = false) @Nullable Long maxSize,
			@RequestParam(required = false) @Nullable String newer,
			@RequestParam(required = false) @Nullable String older, @RequestParam(defaultValue = "id") String sort,
			PageRequest page) {
		Place place = (below != null) ? this.places.place(Given.path("below", below)) : null;
		Order order = Given.choice("sort", sort, Order.values());
		if (order != Order.ID && page.after() != null) {
			throw ProblemException.ofField("after", "goes with the order by id only");
		}
		Search search = new Search((place != null) ? place.location().id() : null,
				(place != null) ? place.relative() : null, Given.texts("name", all.getOrDefault("name", List.of())),
				kind(kind), minSize, maxSize, Given.fileTime("newer", newer, this.clock.instant()),
				Given.fileTime("older", older, this.clock.instant()),
				Given.texts("ext", all.getOrDefault("ext", List.of())), order);
		List<FoundItem> found = this.queries.find(search, page.key(-1), page.size());
		Function<Address, String> texts = this.places.texts();
		String next = (order == Order.ID && found.size() == page.size())
				? String.valueOf(found.get(found.size() - 1).item().entry().id()) : null;
		return new Page<>(found.stream()
			.map((one) -> EntryJson.of("entry", one.item(), texts.apply(one.address()), this.library.id()).toMap())
			.toList(), next);
	}

	/** The entry at a path. */
	@GetMapping("/at")
	Map<String, @Nullable Object> at(@RequestParam String path) {
		return details(this.places.at(Given.path("path", path)));
	}

	/** The children of the folder at a path, by name; of one kind, if that is said. */
	@GetMapping("/children")
	Page<Map<String, @Nullable Object>> childrenAt(@RequestParam String path,
			@RequestParam(required = false) @Nullable String kind, PageRequest page) {
		return children(this.places.at(Given.path("path", path)), kind(kind), page);
	}

	/** The entry with an id or UUID. */
	@GetMapping("/{id}")
	Map<String, @Nullable Object> one(@PathVariable String id) {
		return details(this.places.byId(id(id)));
	}

	/**
	 * The children of the folder with an id or UUID, by name; of one kind, if that is
	 * said.
	 */
	@GetMapping("/{id}/children")
	Page<Map<String, @Nullable Object>> childrenOf(@PathVariable String id,
			@RequestParam(required = false) @Nullable String kind, PageRequest page) {
		return children(this.places.byId(id(id)), kind(kind), page);
	}

	private Map<String, @Nullable Object> details(Placed placed) {
		return this.details.of(placed, this.places.texts().apply(placed.address()));
	}

	private static @Nullable FileKind kind(@Nullable String kind) {
		return (kind != null) ? Given.choice("kind", kind, FileKind.values()) : null;
	}

	private Page<Map<String, @Nullable Object>> children(Placed placed, @Nullable FileKind kind, PageRequest page) {
		Placed folder = this.places.folder(placed);
		String after = (page.after() != null) ? Given.text("after", page.after()) : "";
		List<Item> found = this.queries.children(folder.item().entry().id(), kind, after, page.size());
		Function<Address, String> texts = this.places.texts();
		List<Map<String, @Nullable Object>> items = new ArrayList<>();
		for (Item item : found) {
			String path = texts.apply(folder.address().below(item.entry().name()));
			items.add(EntryJson.of("entry", item, path, this.library.id()).toMap());
		}
		return new Page<>(items, (found.size() == page.size()) ? found.get(found.size() - 1).entry().name() : null);
	}

	private long id(String text) {
		if (text.matches("\\d{1,18}")) {
			return Long.parseLong(text);
		}
		try {
			OptionalLong id = EntryUuid.entryId(this.library.id(), UUID.fromString(text));
			return id
				.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "That is no entry of this library."));
		}
		catch (IllegalArgumentException ex) {
			throw ProblemException.ofField("id", "is the id or the UUID of an entry");
		}
	}

}
