package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.storage.Backend;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says of a location whether its folder is gone. One of which something stays is kept.
 */
final class ForgetProcessor implements ItemProcessor<Location, RemovalChange> {

	private final Backend volume;

	ForgetProcessor(Backend volume) {
		this.volume = volume;
	}

	@Override
	public RemovalChange process(Location location) {
		RemovalChange change = new RemovalChange(1);
		if (isGone(location)) {
			change.forgotten().add(location.id());
		}
		return change;
	}

	/** Not where somebody has made another folder of this name meanwhile. */
	private boolean isGone(Location location) {
		try {
			return this.volume.stat(location.root()).stat().inode() != location.rootInode();
		}
		catch (NoSuchFileException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
