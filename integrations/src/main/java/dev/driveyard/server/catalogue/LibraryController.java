package dev.driveyard.server.catalogue;

import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryCounts;
import dev.driveyard.catalogue.library.LibraryObject;
import dev.driveyard.server.ServerConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The library that the server works on.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/library")
final class LibraryController {

	private final Library library;

	private final LibraryCounts counts;

	LibraryController(Library library, LibraryCounts counts) {
		this.library = library;
		this.counts = counts;
	}

	/** Where it is, how much it holds, who uses it. */
	@GetMapping
	Map<String, Object> info() {
		return LibraryObject.of(this.library, this.counts);
	}

}
