package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.contents.Contents.Scope;
import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.content.files.AnalysingReaders;
import dev.driveyard.content.files.HashingReaders;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingLocation;
import dev.driveyard.jobs.contents.UnhashedFiles;
import dev.driveyard.tree.WalkOptions;

/**
 * The files that an index job reads. Where there are none, nothing is prepared for it.
 */
record IndexedFiles(IndexParts parts, IndexParameters parameters) {

	/** Those without a content, with what hashes them. */
	List<PendingLocation> toHash() {
		HashKind wanted = this.parameters.hash();
		long expected = this.parts.contents().amountPending(scope(), wanted).files();
		if (expected == 0) {
			return List.of();
		}
		Location location = location();
		LocationFiles files = new LocationFiles(this.parts.volumes(), this.parts.locations(), location);
		UnhashedFiles unhashed = new UnhashedFiles(this.parts.contents(), wanted,
				(after, size) -> this.parts.contents().pending(scope(), wanted, after, size));
		return List.of(new PendingLocation(location, expected, unhashed,
				() -> new HashingReaders(files.directories(), wanted, this.parameters.hashers())));
	}

	/** Those of which it is not known what they are, with what finds it out. */
	List<PendingLocation> toAnalyse() {
		long expected = this.parts.analyses().countPending(scope());
		if (expected == 0) {
			return List.of();
		}
		Location location = location();
		LocationFiles files = new LocationFiles(this.parts.volumes(), this.parts.locations(), location);
		TypeDetector detector = new TypeDetector();
		UntypedFiles untyped = new UntypedFiles(this.parts.analyses(), scope(), detector);
		return List.of(new PendingLocation(location, expected, untyped, () -> AnalysingReaders
			.analysing(files.directories(), detector, this.parts.metadataLimits(), this.parameters.hashers())));
	}

	private Location location() {
		return this.parts.locations()
			.find(this.parameters.location())
			.orElseThrow(() -> new IllegalArgumentException("There is no location " + this.parameters.location()));
	}

	private Scope scope() {
		String start = this.parameters.start();
		int depth = DiscoverProcessor.depth(start);
		boolean unlimited = this.parameters.maxDepth() == WalkOptions.UNLIMITED;
		return new Scope(this.parameters.location(), start,
				unlimited ? Integer.MAX_VALUE : depth + this.parameters.maxDepth());
	}

}
