package dev.driveyard.jobs.locations;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.driveyard.catalogue.Locations;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;

/**
 * The catalogue's numbers of the file systems that are mounted. Each is asked for once.
 * For any thread.
 */
public final class VolumeNumbers {

	private final Backend volume;

	private final Locations locations;

	private final ConcurrentMap<Long, Long> numbers = new ConcurrentHashMap<>();

	public VolumeNumbers(Backend volume, Locations locations) {
		this.volume = volume;
		this.locations = locations;
	}

	/** The number of the file system of a device, 0 if it has none. */
	public long of(long device) {
		return this.numbers.computeIfAbsent(device,
				(number) -> this.locations.volumeWith(this.volume.fileSystem(number).fingerprint()));
	}

	/** Whether a directory is the one that a file is known to be in. */
	public boolean isSame(FileStat directory, PendingFile file) {
		return directory.stat().inode() == file.directoryInode() && of(directory.device()) == file.directoryVolume();
	}

}
