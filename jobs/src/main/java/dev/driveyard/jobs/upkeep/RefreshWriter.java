package dev.driveyard.jobs.upkeep;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Brings the catalogue's rows of directories, and of what they hold, up to date.
 */
final class RefreshWriter implements ItemWriter<DirectoryChange> {

	private final CatalogueWriter catalogue;

	private final Contents contents;

	private final LostAndFound lostAndFound;

	RefreshWriter(CatalogueWriter catalogue, Contents contents, LostAndFound lostAndFound) {
		this.catalogue = catalogue;
		this.contents = contents;
		this.lostAndFound = lostAndFound;
	}

	@Override
	public void write(Chunk<? extends DirectoryChange> chunk) {
		for (DirectoryChange change : chunk) {
			change.trees().forEach(this.lostAndFound::removeTree);
			this.lostAndFound.remove(change.gone());
			this.catalogue.insert(change.added());
			this.catalogue.update(change.changed());
			this.catalogue.saveDirectories(change.directories());
			this.catalogue.recount(change.recounted());
			this.contents.save(change.identified());
		}
	}

}
