package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.CatalogueWriter;
import dev.driveyard.catalogue.LostAndFound;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what a scan discovered, in the chunk's transaction. Entries give up their place
 * before others take it.
 */
final class DiscoveryWriter implements ItemWriter<Discovery> {

	private final CatalogueWriter catalogue;

	private final LostAndFound lostAndFound;

	private final RunStore runs;

	private final long location;

	private final long run;

	DiscoveryWriter(CatalogueWriter catalogue, LostAndFound lostAndFound, RunStore runs, long location, long run) {
		this.catalogue = catalogue;
		this.lostAndFound = lostAndFound;
		this.runs = runs;
		this.location = location;
		this.run = run;
	}

	@Override
	public void write(Chunk<? extends Discovery> chunk) {
		for (Discovery discovery : chunk) {
			discovery.relocations().forEach(this.catalogue::relocate);
			this.catalogue.insert(discovery.added());
			this.catalogue.update(discovery.changed());
			this.lostAndFound.addLost(this.location, discovery.lost());
			this.lostAndFound.addFound(this.location, discovery.found());
			this.catalogue.saveDirectories(discovery.directories());
			this.runs.addIssues(this.run, discovery.issues());
		}
	}

}
