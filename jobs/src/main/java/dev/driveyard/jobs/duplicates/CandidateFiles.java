package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.catalogue.duplicates.DuplicateCandidates.Wanted;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.content.CasId;
import dev.driveyard.content.files.HashingReaders;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingLocation;
import dev.driveyard.jobs.contents.UnhashedFiles;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files that may have duplicates and are to be read.
 *
 * @param instance of the job
 * @param sample whether samples are read, else all
 */
record CandidateFiles(DuplicateParts parts, DuplicateParameters parameters, long instance, boolean sample) {

	/** By the folders that were asked for, of the disks that are there. */
	List<PendingLocation> toRead() {
		if (!this.parameters.mode().readsFiles()) {
			return List.of();
		}
		if (this.sample) {
			new TransactionTemplate(this.parts.transactionManager()).executeWithoutResult(
					(status) -> this.parts.candidates().saveSizes(this.instance, this.parameters.selection()));
		}
		long expected = this.parts.candidates().count(wanted(this.parameters.selection()));
		List<PendingLocation> pending = new ArrayList<>();
		if (expected > 0) {
			this.parameters.scope()
				.parts()
				.forEach((part) -> this.parts.locations()
					.find(part.location())
					.filter(this.parts.places()::isThere)
					.ifPresent((location) -> pending.add(pending(location, part, pending.isEmpty() ? expected : 0))));
		}
		return pending;
	}

	private PendingLocation pending(Location location, Part part, long expected) {
		Wanted wanted = wanted(this.parameters.selection().of(part));
		LocationFiles files = new LocationFiles(this.parts.volumes(), this.parts.locations(), location);
		HashKind kind = this.sample ? HashKind.SAMPLED : HashKind.FULL;
		UnhashedFiles unhashed = new UnhashedFiles(this.parts.contents(), kind,
				(after, size) -> this.parts.candidates().pending(wanted, after, size));
		return new PendingLocation(location, expected, unhashed,
				() -> new HashingReaders(files.directories(), kind, this.parameters.hashers()));
	}

	private Wanted wanted(DuplicateSelection selection) {
		return new Wanted(this.instance, selection, this.sample, CasId.WHOLE);
	}

}
