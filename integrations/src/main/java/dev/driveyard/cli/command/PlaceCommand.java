package dev.driveyard.cli.command;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.locations.LocationService.Place;
import dev.driveyard.jobs.locations.VolumeRegistry;
import picocli.CommandLine.Parameters;

/**
 * A command about one path in the catalogue.
 */
public abstract class PlaceCommand extends SessionCommand {

	@Parameters(paramLabel = "PATH", arity = "0..1", defaultValue = ".",
			description = "A path in a location (default: the current folder).")
	public String path = ".";

	@Override
	protected int run(Session session) {
		String absolute = CommandPaths.encode(this.path);
		Item item = item(session, place(session, absolute), absolute);
		return run(session, session.get(CatalogueQueries.class), item, absolute);
	}

	/** Where an absolute path is. */
	public static Place place(Session session, String absolute) {
		return session.get(LocationService.class)
			.find(session.get(VolumeRegistry.class).address(absolute))
			.orElseThrow(() -> new CatalogueException(EncodedName.display(absolute)
					+ " is in no location. Index it first: driveyard index " + EncodedName.display(absolute)));
	}

	/** The entry at a place. */
	public static Item item(Session session, Place place, String absolute) {
		return session.get(CatalogueQueries.class)
			.at(place.location(), place.relative())
			.orElseThrow(() -> new CatalogueException(EncodedName.display(absolute)
					+ " is not in the catalogue. If it is there on disk, bring the catalogue up to date: driveyard index "
					+ EncodedName.display(absolute)));
	}

	protected abstract int run(Session session, CatalogueQueries queries, Item item, String absolute);

	/** The path of a child. */
	protected static String child(String directory, String name) {
		return directory.equals("/") ? "/" + name : directory + "/" + name;
	}

}
