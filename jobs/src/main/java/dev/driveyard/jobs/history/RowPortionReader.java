package dev.driveyard.jobs.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.WriterPause;
import dev.driveyard.jobs.history.RowPortions.Portion;
import dev.driveyard.runs.history.RemovedRows;
import dev.driveyard.runs.history.RemovedRows.Left;
import dev.driveyard.runs.history.RunTable;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what is left of removed runs, by instance and in the order of the tables, in
 * items of at most {@value #ROWS} rows and {@value #INSTANCES} instances. Keeps no
 * position: what is gone is not found again. For one thread.
 */
final class RowPortionReader implements ItemStreamReader<RowPortions> {

	private final WriterPause pause;

	static final int ROWS = 5000;

	static final int INSTANCES = 200;

	private final RemovedRows rows;

	private final Deque<Left> page = new ArrayDeque<>();

	/** What is left of the instance that the last item ended in. */
	private final Deque<Portion> pending = new ArrayDeque<>();

	private long after;

	RowPortionReader(Dialect dialect, RemovedRows rows) {
		this.pause = new WriterPause(dialect);
		this.rows = rows;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = 0;
		this.page.clear();
		this.pending.clear();
	}

	@Override
	public @Nullable RowPortions read() {
		this.pause.await();
		List<Portion> portions = new ArrayList<>();
		List<Long> finished = new ArrayList<>();
		long room = ROWS;
		while (room > 0 && finished.size() < INSTANCES && (!this.pending.isEmpty() || next())) {
			while (room > 0 && !this.pending.isEmpty()) {
				Portion portion = take(room);
				portions.add(portion);
				room -= portion.rows();
			}
			if (this.pending.isEmpty()) {
				finished.add(this.after);
			}
		}
		return (portions.isEmpty() && finished.isEmpty()) ? null : new RowPortions(portions, finished);
	}

	/** Goes on to the next instance, which may have no rows at all. */
	private boolean next() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.rows.left(this.after, INSTANCES));
		}
		Left left = this.page.poll();
		if (left == null) {
			return false;
		}
		this.after = left.instance();
		left.rows().forEach((table, rows) -> add(table, rows));
		return true;
	}

	private void add(RunTable table, long rows) {
		if (rows > 0) {
			this.pending.add(new Portion(table, this.after, rows));
		}
	}

	private Portion take(long room) {
		Portion first = this.pending.remove();
		if (first.rows() > room) {
			this.pending.addFirst(new Portion(first.table(), first.instance(), first.rows() - room));
		}
		return new Portion(first.table(), first.instance(), Math.min(first.rows(), room));
	}

}
