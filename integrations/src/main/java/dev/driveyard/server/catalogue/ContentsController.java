package dev.driveyard.server.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.files.Address;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What files hold, whatever they are called.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/contents/{uuid}")
final class ContentsController {

	private final Contents contents;

	private final EntryDetails details;

	private final Places places;

	private final Library library;

	ContentsController(Contents contents, EntryDetails details, Places places, Library library) {
		this.contents = contents;
		this.details = details;
		this.places = places;
		this.library = library;
	}

	@GetMapping
	Map<String, @Nullable Object> one(@PathVariable UUID uuid) {
		return this.details.of(require(uuid));
	}

	/** All that hold it. */
	@GetMapping("/entries")
	Page<Map<String, @Nullable Object>> entries(@PathVariable UUID uuid, PageRequest page) {
		List<FoundItem> found = this.contents.sharing(require(uuid).id(), page.key(-1), page.size());
		Function<Address, String> texts = this.places.texts();
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).item().entry().id())
				: null;
		return new Page<>(found.stream()
			.map((one) -> EntryJson.of("entry", one.item(), texts.apply(one.address()), this.library.id()).toMap())
			.toList(), next);
	}

	private ContentIdentity require(UUID uuid) {
		return this.contents.find(uuid)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "No file is known to hold " + uuid + "."));
	}

}
