package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.Location;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.upkeep.VolumeIds;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.WalkOptions;

/**
 * The files that an index job reads, as the steps that read files see them.
 */
final class IndexedFiles {

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final Location location;

	private final ConcurrentMap<Long, Long> volumes = new ConcurrentHashMap<>();

	IndexedFiles(IndexParts parts, IndexParameters parameters) {
		this.parts = parts;
		this.parameters = parameters;
		this.location = parts.locations()
			.find(parameters.location())
			.orElseThrow(() -> new IllegalArgumentException("There is no location " + parameters.location()));
	}

	String root() {
		return this.location.root();
	}

	Scope scope() {
		String start = this.parameters.start();
		int depth = DiscoverProcessor.depth(start);
		boolean unlimited = this.parameters.maxDepth() == WalkOptions.UNLIMITED;
		return new Scope(this.parameters.location(), start,
				unlimited ? Integer.MAX_VALUE : depth + this.parameters.maxDepth());
	}

	/** Whether a directory is the one that a file is known to be in; for any thread. */
	boolean isSame(FileStat directory, PendingFile file) {
		return directory.stat().inode() == file.directoryInode()
				&& volumeOf(directory.device()) == file.directoryVolume();
	}

	private long volumeOf(long device) {
		return this.volumes.computeIfAbsent(device,
				(number) -> this.parts.locations().volumeWith(this.parts.volume().device(number).fingerprint()));
	}

	String path(PendingFile file) {
		String directory = file.directory().isEmpty() ? "" : "/" + file.directory();
		return (root().equals("/") ? "" : root()) + directory + "/" + file.entry().name();
	}

	/** What is told of a file that could not be read. */
	Issue issue(Reading reading, String changed) {
		String path = path(reading.file());
		if (reading instanceof Reading.Changing changing) {
			return new Issue(Issue.Code.FILE_CHANGING, path, changing.replaced()
					? "It is another file than the one that was scanned. The next run will read it." : changed);
		}
		IOException cause = (reading instanceof Reading.Unreadable unreadable) ? unreadable.cause()
				: ((Reading.Unreachable) reading).cause();
		return new Issue(Issue.Code.UNREADABLE_FILE, path, Problems.describe(cause));
	}

	/** Where files can't be read, that may be since the whole disk is gone. */
	void requireRoot(List<Issue> issues) {
		if (issues.stream().anyMatch((issue) -> issue.code() == Issue.Code.UNREADABLE_FILE)) {
			new RootCheck(this.parts.volume(), this.parts.locations(),
					new VolumeIds(this.parts.volume(), this.parts.locations(), this.parts.transactionManager()))
				.require(this.location);
		}
	}

}
