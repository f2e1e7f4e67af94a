package dev.driveyard.jobs.validate;

import java.io.IOException;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.scan.CatalogueReader;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.local.MissingDirectories;
import dev.driveyard.storage.local.MissingDirectories.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes folders of locations that are gone, with the owner and mode that they had. For
 * one thread.
 */
record MissingFolders(ValidateParts parts) {

	private static final Logger logger = LoggerFactory.getLogger(MissingFolders.class);

	/** Makes a folder and those above it; where that fails, what follows tells why. */
	void make(String path) {
		Location location = parts().locations()
			.on(parts().volumes().here())
			.stream()
			.filter((one) -> EncodedPaths.isWithin(path, one.root()) && !path.equals(one.root()))
			.findFirst()
			.orElse(null);
		if (location == null || isThere(path) || !isThere(location.root())) {
			return;
		}
		try (MissingDirectories folders = MissingDirectories.open(parts().volume(), path,
				(missing) -> known(location, missing))) {
			folders.finish();
		}
		catch (IOException ex) {
			logger.debug("{} can't be made", path, ex);
		}
	}

	private boolean isThere(String path) {
		try {
			parts().volume().stat(path);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private @Nullable Owner known(Location location, String path) {
		if (!EncodedPaths.isWithin(path, location.root()) || path.equals(location.root())) {
			return null;
		}
		try (CatalogueReader reader = new CatalogueReader(parts().readDataSource())) {
			String relative = EncodedPaths.relative(path, location.root());
			KnownDirectory directory = reader.directory(location.id(), relative);
			Entry entry = (directory != null) ? reader.entry(directory.id()) : null;
			return (entry != null) ? new Owner(entry.stat().owner(), entry.stat().group(), entry.stat().mode()) : null;
		}
	}

}
