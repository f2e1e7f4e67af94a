package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what a run moved, some moves as one item. What a move changes is not seen before
 * it is written: so there is one item in a chunk, which empty ones fill up. Keeps no
 * position: what is in its place already is left there. For one thread.
 */
final class MovedReader implements ItemStreamReader<List<Moved>> {

	private static final int MOVES = 500;

	private final UpkeepParts parts;

	private final long instance;

	private Iterator<Moved> moved = Collections.emptyIterator();

	private boolean unwritten;

	MovedReader(UpkeepParts parts, long instance) {
		this.parts = parts;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.moved = this.parts.changes(this.instance).moved();
		this.unwritten = false;
	}

	@Override
	public @Nullable List<Moved> read() {
		List<Moved> some = new ArrayList<>();
		while (!this.unwritten && some.size() < MOVES && this.moved.hasNext()) {
			some.add(this.moved.next());
		}
		boolean ended = some.isEmpty() && !this.moved.hasNext();
		this.unwritten = true;
		return ended ? null : some;
	}

	@Override
	public void update(ExecutionContext context) {
		this.unwritten = false;
	}

}
