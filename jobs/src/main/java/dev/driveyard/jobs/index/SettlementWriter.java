package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes what became of lost entries, in the chunk's transaction.
 */
final class SettlementWriter implements ItemWriter<Settlements> {

	private final CatalogueWriter catalogue;

	private final LostAndFound lostAndFound;

	private final Tally<IndexCount> counts;

	SettlementWriter(CatalogueWriter catalogue, LostAndFound lostAndFound, Tally<IndexCount> counts) {
		this.catalogue = catalogue;
		this.lostAndFound = lostAndFound;
		this.counts = counts;
	}

	@Override
	public void write(Chunk<? extends Settlements> chunk) {
		chunk.forEach((settlements) -> write(settlements.settled()));
	}

	private void write(List<Settlement> settled) {
		List<Settlement.LivesOn> living = new ArrayList<>();
		List<Long> gone = new ArrayList<>();
		List<KnownDirectory> trees = new ArrayList<>();
		List<Long> there = new ArrayList<>();
		Set<Long> parents = new TreeSet<>();
		for (Settlement settlement : settled) {
			if (settlement instanceof Settlement.LivesOn entry) {
				living.add(entry);
			}
			else if (settlement instanceof Settlement.StillThere entry) {
				there.add(entry.id());
				Optional.ofNullable(entry.parent()).ifPresent(parents::add);
			}
			else if (settlement instanceof Settlement.Gone entry) {
				living.addAll(entry.rescued());
				if (entry.directory() != null) {
					trees.add(entry.directory());
				}
				else {
					gone.add(entry.id());
				}
			}
		}
		liveOn(living);
		this.lostAndFound.keep(there);
		this.lostAndFound.remove(gone);
		this.counts.add(IndexCount.REMOVED, gone.size());
		trees.forEach((tree) -> this.counts.add(IndexCount.REMOVED, this.lostAndFound.removeTree(tree)));
		this.catalogue.recount(List.copyOf(parents));
	}

	private void liveOn(List<Settlement.LivesOn> living) {
		this.lostAndFound.remove(living.stream().map(Settlement.LivesOn::found).toList());
		List<Entry> entries = living.stream().map(Settlement.LivesOn::entry).toList();
		this.catalogue.update(entries);
		this.lostAndFound.found(entries.stream().map(Entry::id).toList());
		long moved = living.stream().filter(Settlement.LivesOn::moved).count();
		this.counts.add(IndexCount.NEW, -living.size());
		this.counts.add(IndexCount.MOVED, moved);
		this.counts.add(IndexCount.CHANGED, living.size() - moved);
	}

}
