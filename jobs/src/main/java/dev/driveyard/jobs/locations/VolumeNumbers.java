package dev.driveyard.jobs.locations;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.storage.FileStat;

/**
 * The catalogue's numbers of the file systems that devices have now. Each is asked for
 * once. For any thread.
 */
public final class VolumeNumbers {

	private final VolumeRegistry volumes;

	private final Locations locations;

	private final ConcurrentMap<Mounted, Long> numbers = new ConcurrentHashMap<>();

	public VolumeNumbers(VolumeRegistry volumes, Locations locations) {
		this.volumes = volumes;
		this.locations = locations;
	}

	/**
	 * The number of a file system, 0 if it has none.
	 * @param device the device that has it
	 * @param number the number that the device gives it now
	 */
	public long of(String device, long number) {
		return this.numbers.computeIfAbsent(new Mounted(device, number), (key) -> this.locations.volumeWith(device,
				this.volumes.backend(device).fileSystem(number).fingerprint()));
	}

	/** Whether a directory is the one that a file is known to be in. */
	public boolean isSame(FileStat directory, PendingFile file) {
		return directory.stat().inode() == file.directoryInode()
				&& of(this.volumes.deviceOf(file.directoryVolume()), directory.device()) == file.directoryVolume();
	}

	private record Mounted(String device, long number) {
	}

}
