package dev.driveyard.jobs.upkeep;

import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.LostAndFound;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Gives entries their new places.
 */
final class RelocationWriter implements ItemWriter<Relocations> {

	private final CatalogueWriter catalogue;

	private final LostAndFound lostAndFound;

	RelocationWriter(CatalogueWriter catalogue, LostAndFound lostAndFound) {
		this.catalogue = catalogue;
		this.lostAndFound = lostAndFound;
	}

	@Override
	public void write(Chunk<? extends Relocations> chunk) {
		for (Relocations change : chunk) {
			change.trees().forEach(this.lostAndFound::removeTree);
			this.lostAndFound.remove(change.gone());
			change.relocations().forEach(this.catalogue::relocate);
		}
	}

}
