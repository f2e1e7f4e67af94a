package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.function.LongFunction;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.files.DirectoryCheck;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupDirectories;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;

/**
 * Opens the directory that is where a known one was: that itself, or what took its place
 * on its file system, as where a tree was copied back. No name on the way to that may be
 * a link. For any thread.
 *
 * @param volumes the backend of a volume of the catalogue
 */
record PlaceCheck(ScopePlaces places, LongFunction<Backend> volumes) implements DirectoryCheck, GroupDirectories {

	@Override
	public boolean isSame(FileStat directory, PendingFile file) {
		return this.places.isSame(directory, file);
	}

	@Override
	public OpenDirectory open(FileGroup group) throws IOException {
		Backend volume = this.volumes.apply(group.files().get(0).directoryVolume());
		try {
			return open(volume, group);
		}
		catch (StaleDirectoryException ex) {
			return openOther(volume, group);
		}
	}

	private OpenDirectory openOther(Backend volume, FileGroup group) throws IOException {
		OpenDirectory directory = volume.open(group.directory());
		try {
			if (this.places.isOn(group.files().get(0).directoryVolume(), directory.self())) {
				return directory;
			}
		}
		catch (IOException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
		directory.close();
		throw new StaleDirectoryException(group.directory());
	}

}
