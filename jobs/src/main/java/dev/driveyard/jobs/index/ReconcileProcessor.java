package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.scan.LostAndFound.LostEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Finds out what became of lost entries, by a connection of its own that reads. For one
 * thread.
 */
final class ReconcileProcessor implements ItemProcessor<LostEntries, Settlements>, ItemStream {

	private final IndexParts parts;

	private final IndexParameters parameters;

	private @Nullable Scan scan;

	private @Nullable MovedAway movedAway;

	ReconcileProcessor(IndexParts parts, IndexParameters parameters) {
		this.parts = parts;
		this.parameters = parameters;
	}

	@Override
	public void open(ExecutionContext context) {
		Scan opened = Scan.open(this.parts, this.parameters);
		this.scan = opened;
		this.movedAway = this.parameters.only().isAll() ? null : new MovedAway(opened, this.parts.volume(),
				new DirectoryMoves(opened, this.parts.volume(), this.parts.locations().on(opened.location().device())),
				this.parts.clock());
	}

	@Override
	public Settlements process(LostEntries lost) {
		Reconciliation reconciliation = new Reconciliation(Objects.requireNonNull(this.scan), this.parts.volume(),
				this.parts.lostAndFound(), this.movedAway);
		List<Settlement> settled = new ArrayList<>();
		for (LostEntry entry : lost.entries()) {
			Settlement settlement = reconciliation.of(entry, lost.last());
			if (settlement != null) {
				settled.add(settlement);
			}
		}
		return new Settlements(settled);
	}

	@Override
	public void close() {
		if (this.scan != null) {
			this.scan.close();
			this.scan = null;
		}
	}

}
