package dev.driveyard.jobs.contents;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.content.files.GroupDirectories;
import dev.driveyard.content.files.Reading;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.LocationRoot;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeNumbers;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.storage.FileStat;

/**
 * The files of one location, for a step that reads them.
 */
public final class LocationFiles {

	private final VolumeRegistry registry;

	private final Locations locations;

	private final Location location;

	private final VolumeNumbers volumes;

	public LocationFiles(VolumeRegistry registry, Locations locations, Location location) {
		this.registry = registry;
		this.locations = locations;
		this.location = location;
		this.volumes = new VolumeNumbers(registry, locations);
	}

	/** The root of the location. */
	public String root() {
		return this.location.root();
	}

	/** Opens the directories of its files. */
	public GroupDirectories directories() {
		return GroupDirectories.of(this.registry.backend(this.location.device()), this::isSame);
	}

	/** Whether a directory is the one that a file is known to be in; for any thread. */
	public boolean isSame(FileStat directory, PendingFile file) {
		return this.volumes.isSame(directory, file);
	}

	/** The absolute path of a file. */
	public String path(PendingFile file) {
		return EncodedPaths.below(EncodedPaths.below(root(), file.directory()), file.entry().name());
	}

	/** The same for people: with its volume if that is no file system of this machine. */
	public String shown(PendingFile file) {
		return this.registry.text(new Address(this.location.device(), path(file)));
	}

	/**
	 * What is told of a file that could not be read.
	 * @param changed of one that changed
	 */
	public Issue issue(Reading reading, String changed) {
		String path = shown(reading.file());
		if (reading instanceof Reading.Changing changing) {
			return new Issue(Issue.Code.FILE_CHANGING, path, changing.replaced()
					? "It is another file than the one that was scanned. The next run will read it." : changed);
		}
		IOException cause = (reading instanceof Reading.Unreadable unreadable) ? unreadable.cause()
				: ((Reading.Unreachable) reading).cause();
		return new Issue(Issue.Code.UNREADABLE_FILE, path, Problems.describe(cause));
	}

	/** Where files can't be read, that may be since the whole disk is gone. */
	public void requireRoot(List<Issue> issues) {
		if (issues.stream().anyMatch((issue) -> issue.code() == Issue.Code.UNREADABLE_FILE)) {
			new LocationRoot(this.registry, this.locations).require(this.location);
		}
	}

}
