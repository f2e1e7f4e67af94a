package dev.driveyard.jobs.upkeep;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.upkeep.PathLookup.Place;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.DirectoryLister;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists directories by the rules of their locations. For one thread.
 */
final class PlaceLister {

	private static final Logger logger = LoggerFactory.getLogger(PlaceLister.class);

	private final Library library;

	private final Backend volume;

	private final Map<Long, DirectoryLister> listers = new HashMap<>();

	PlaceLister(Library library, Backend volume) {
		this.library = library;
		this.volume = volume;
	}

	/** What a directory holds; null if there is none, or it can't be listed. */
	@Nullable Listing list(Place place) {
		try {
			FileStat self = this.volume.stat(place.absolute());
			Listing listing = (self.stat().kind() == FileKind.DIRECTORY)
					? lister(place.location()).list(place.path(), self) : null;
			return (listing != null && listing.state() == Listing.State.LISTED) ? listing : null;
		}
		catch (IOException ex) {
			logger.debug("{} is not there any more", place.absolute(), ex);
			return null;
		}
	}

	private DirectoryLister lister(Location location) {
		return this.listers.computeIfAbsent(location.id(), (id) -> new DirectoryLister(this.volume, location.root(),
				Rules.of(Json.read(location.rules())), this.library.id()));
	}

}
