package dev.driveyard.jobs.delete;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a step planned or did into the journal, with the issues of its run. Can be
 * repeated.
 */
final class RemovalChangeWriter implements ItemWriter<RemovalChange> {

	private final DeleteParts parts;

	private final long run;

	RemovalChangeWriter(DeleteParts parts, long run) {
		this.parts = parts;
		this.run = run;
	}

	@Override
	public void write(Chunk<? extends RemovalChange> chunk) {
		long now = this.parts.clock().millis();
		for (RemovalChange change : chunk) {
			this.parts.journal().saveDirectories(change.directories());
			this.parts.journal().saveFiles(change.files());
			this.parts.removals().saveParents(change.parents());
			change.settled()
				.forEach((directory) -> this.parts.removals()
					.settlePlanned(directory.operation(), directory.directory(), directory.state(), now));
			this.parts.journal().update(change.operations());
			this.parts.runs().addIssues(this.run, change.issues());
			change.forgotten()
				.forEach((id) -> this.parts.locations().find(id).ifPresent(this.parts.locationService()::remove));
		}
	}

}
