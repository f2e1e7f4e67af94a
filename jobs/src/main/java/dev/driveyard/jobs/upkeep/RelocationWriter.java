package dev.driveyard.jobs.upkeep;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Gives entries their new places.
 */
final class RelocationWriter implements ItemWriter<Relocations> {

	private final UpkeepParts parts;

	RelocationWriter(UpkeepParts parts) {
		this.parts = parts;
	}

	@Override
	public void write(Chunk<? extends Relocations> chunk) {
		for (Relocations change : chunk) {
			change.trees().forEach(this.parts.lostAndFound()::removeTree);
			this.parts.lostAndFound().remove(change.gone());
			change.relocations().forEach(this.parts.catalogue()::relocate);
		}
	}

}
