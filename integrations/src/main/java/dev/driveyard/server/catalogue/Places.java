package dev.driveyard.server.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.Statistics;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;

/**
 * Finds what requests name by paths and ids in the catalogue. Nothing is reached.
 */
final class Places {

	private static final String NO_PLACE = "//";

	private final LocationService service;

	private final VolumeRegistry volumes;

	private final Locations locations;

	private final CatalogueQueries queries;

	private final Statistics statistics;

	Places(LocationService service, VolumeRegistry volumes, Locations locations, CatalogueQueries queries,
			Statistics statistics) {
		this.service = service;
		this.volumes = volumes;
		this.locations = locations;
		this.queries = queries;
		this.statistics = statistics;
	}

	/** Where an encoded path is. */
	Place place(String path) {
		return this.service.find(address(path)).orElseThrow(() -> missing(EncodedName.display(path), "in no location"));
	}

	/** The address that a path names. */
	Address address(String path) {
		try {
			return this.volumes.address(path);
		}
		catch (CatalogueException ex) {
			throw new ProblemException(ProblemType.NOT_FOUND, String.valueOf(ex.getMessage()));
		}
	}

	/** Whether something is on this machine. */
	boolean isHere(Address address) {
		return this.volumes.isHere(address);
	}

	/** The entry at a path. */
	Placed at(String path) {
		Place place = place(path);
		return this.queries.at(place.location(), place.relative())
			.map((item) -> new Placed(item, place.location().address().below(place.relative())))
			.orElseThrow(() -> missing(EncodedName.display(path), "not in the catalogue"));
	}

	/** The entry with an id. */
	Placed byId(long id) {
		Item item = this.queries.byId(id).orElseThrow(() -> missing("Entry " + id, "not in the catalogue"));
		if (item.entry().parent() == null) {
			return this.locations.all()
				.stream()
				.filter((location) -> location.rootEntry() == id)
				.findFirst()
				.map((location) -> new Placed(item, location.address()))
				.orElseThrow(() -> missing("Entry " + id, "in no location"));
		}
		return this.statistics.placed(List.of(id))
			.stream()
			.filter((found) -> !found.parentPath().startsWith(NO_PLACE))
			.findFirst()
			.map((found) -> new Placed(found.item(), found.address()))
			.orElseThrow(() -> missing("Entry " + id, "in no location"));
	}

	/** The folder with an id. */
	Placed folder(Placed found) {
		if (found.item().entry().stat().kind() != FileKind.DIRECTORY) {
			throw new ProblemException(ProblemType.CONFLICT,
					EncodedName.display(found.address().path()) + " is not a folder.");
		}
		return found;
	}

	private static ProblemException missing(String what, String why) {
		return new ProblemException(ProblemType.NOT_FOUND, what + " is " + why + ".");
	}

	/**
	 * Makes texts of addresses, for one answer: what a volume is called is looked up
	 * once.
	 */
	Function<Address, String> texts() {
		Map<String, String> prefixes = new HashMap<>();
		return (address) -> prefixes.computeIfAbsent(address.device(), this::prefix) + address.path();
	}

	private String prefix(String device) {
		String root = this.volumes.text(new Address(device, "/"));
		return root.substring(0, root.length() - 1);
	}

	/**
	 * An entry with its place.
	 */
	record Placed(Item item, Address address) {
	}

}
