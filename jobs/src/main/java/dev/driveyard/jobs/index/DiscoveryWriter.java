package dev.driveyard.jobs.index;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.catalogue.scan.LostAndFound.Lost;
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

	private final UnaryOperator<String> shown;

	/**
	 * A writer.
	 * @param shown makes of an absolute path of the location what people are told
	 */
	DiscoveryWriter(CatalogueWriter catalogue, LostAndFound lostAndFound, RunStore runs, long location, long run,
			UnaryOperator<String> shown) {
		this.catalogue = catalogue;
		this.lostAndFound = lostAndFound;
		this.runs = runs;
		this.location = location;
		this.run = run;
		this.shown = shown;
	}

	@Override
	public void write(Chunk<? extends Discovery> chunk) {
		for (Discovery discovery : chunk) {
			if (discovery.isEmpty()) {
				continue;
			}
			discovery.relocations().forEach(this.catalogue::relocate);
			this.catalogue.insert(discovery.added());
			this.catalogue.update(discovery.changed());
			this.lostAndFound.addLost(this.location, stillLost(discovery));
			this.lostAndFound.addFound(this.location, discovery.found());
			this.catalogue.saveDirectories(discovery.directories());
			this.runs.addIssues(this.run, discovery.issues().stream().map(this::shown).toList());
		}
	}

	private Issue shown(Issue issue) {
		return new Issue(issue.code(), this.shown.apply(issue.path()), issue.message());
	}

	/** The lost without those that were recognised elsewhere in the same stretch. */
	private static List<Lost> stillLost(Discovery discovery) {
		Set<Long> moved = discovery.relocations()
			.stream()
			.filter((relocation) -> relocation.parent() != Relocation.NOWHERE)
			.map(Relocation::id)
			.collect(Collectors.toSet());
		return discovery.lost().stream().filter((lost) -> !moved.contains(lost.id())).toList();
	}

}
