package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.history.SettledFindings;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the ids of findings that were resolved long ago, by id, up to {@value #PAGE} an
 * item. Keeps no position: what is gone is not found again. For one thread.
 */
final class SettledFindingReader implements ItemStreamReader<OldFindings> {

	private final WriterPause pause;

	static final int PAGE = 2000;

	private final SettledFindings findings;

	private final long before;

	private long after;

	/**
	 * Creates one.
	 * @param before when they had been resolved, milliseconds since 1970
	 */
	SettledFindingReader(Dialect dialect, SettledFindings findings, long before) {
		this.pause = new WriterPause(dialect);
		this.findings = findings;
		this.before = before;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = 0;
	}

	@Override
	public @Nullable OldFindings read() {
		this.pause.await();
		List<Long> page = this.findings.resolvedBefore(this.before, this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1);
		return new OldFindings(page);
	}

}
