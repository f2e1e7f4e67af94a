package dev.driveyard.jobs.upkeep;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Brings the catalogue's rows of directories, and of what they hold, up to date.
 */
final class RefreshWriter implements ItemWriter<DirectoryChange> {

	private final UpkeepParts parts;

	RefreshWriter(UpkeepParts parts) {
		this.parts = parts;
	}

	@Override
	public void write(Chunk<? extends DirectoryChange> chunk) {
		for (DirectoryChange change : chunk) {
			change.trees().forEach(this.parts.lostAndFound()::removeTree);
			this.parts.lostAndFound().remove(change.gone());
			this.parts.catalogue().insert(change.added());
			this.parts.catalogue().update(change.changed());
			this.parts.catalogue().saveDirectories(change.directories());
			this.parts.catalogue().recount(change.recounted());
			this.parts.contents().save(change.identified());
		}
	}

}
