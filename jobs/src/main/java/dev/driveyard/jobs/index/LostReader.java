package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.catalogue.scan.LostAndFound.LostEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the lost entries of a location by id, some as one item, twice: first all are
 * looked for elsewhere, then what is left is settled. What is settled leaves the table,
 * so a restart begins anew and finds what is left to do; nothing is kept in the execution
 * context. What an item settles must be written before the next is read: so there is one
 * in a chunk, which empty ones fill up. For one thread.
 */
final class LostReader implements ItemStreamReader<LostEntries> {

	private static final int PAGE = 500;

	private final IndexParts parts;

	private final IndexParameters parameters;

	private long after = Long.MIN_VALUE;

	private boolean last;

	private boolean unwritten;

	LostReader(IndexParts parts, IndexParameters parameters) {
		this.parts = parts;
		this.parameters = parameters;
	}

	/** Makes sure that the disk is there. */
	@Override
	public void open(ExecutionContext context) {
		Scan scan = Scan.open(this.parts, this.parameters);
		try {
			new RootCheck(this.parts.volumes(), this.parts.locations(), scan.volumes()).start(scan);
		}
		finally {
			scan.close();
		}
		this.after = Long.MIN_VALUE;
		this.last = false;
		this.unwritten = false;
	}

	@Override
	public @Nullable LostEntries read() {
		if (this.unwritten) {
			return new LostEntries(List.of(), this.last);
		}
		List<LostEntry> page = page();
		if (page.isEmpty() && !this.last) {
			this.last = true;
			this.after = Long.MIN_VALUE;
			page = page();
		}
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1).entry().id();
		this.unwritten = true;
		return new LostEntries(page, this.last);
	}

	private List<LostEntry> page() {
		LostAndFound lostAndFound = this.parts.lostAndFound();
		return lostAndFound.lost(this.parameters.location(), this.after, PAGE);
	}

	@Override
	public void update(ExecutionContext context) {
		this.unwritten = false;
	}

}
