package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.jobs.upkeep.VolumeIds;

/**
 * What is compared: a location, with what the catalogue has of it.
 *
 * @param parameters what is asked for
 */
record Scan(Location location, IndexParameters parameters, CatalogueReader catalogue, VolumeIds volumes) {

	/** Of a location that must be there, by a connection of its own. */
	static Scan open(IndexParts parts, IndexParameters parameters) {
		Location location = parts.locations()
			.find(parameters.location())
			.orElseThrow(() -> new IllegalArgumentException("There is no location " + parameters.location()));
		return new Scan(location, parameters, new CatalogueReader(parts.readDataSource()),
				new VolumeIds(parts.volume(), location.device(), parts.locations(), parts.transactionManager()));
	}

	String absolute(String relative) {
		if (relative.isEmpty()) {
			return this.location.root();
		}
		return this.location.root().equals("/") ? "/" + relative : this.location.root() + "/" + relative;
	}

	void close() {
		this.catalogue.close();
	}

}
