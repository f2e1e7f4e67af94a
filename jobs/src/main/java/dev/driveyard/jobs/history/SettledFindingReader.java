package dev.driveyard.jobs.history;

import java.util.List;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.history.SettledFindings;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads the ids of findings that were resolved long ago, by id, up to {@value #PAGE} an
 * item. Keeps no position: what is gone is not found again. For one thread.
 */
final class SettledFindingReader extends PruneReader<List<Long>> {

	static final int PAGE = 2000;

	private final SettledFindings findings;

	private final long before;

	private long after;

	/**
	 * Creates one.
	 * @param before when they had been resolved, milliseconds since 1970
	 */
	SettledFindingReader(JobRepository repository, Dialect dialect, SettledFindings findings, long before) {
		super(repository, dialect, PruneCount.REMOVED_FINDINGS);
		this.findings = findings;
		this.before = before;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.after = 0;
	}

	@Override
	public @Nullable List<Long> read() {
		pause();
		List<Long> page = this.findings.resolvedBefore(this.before, this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1);
		return page;
	}

}
