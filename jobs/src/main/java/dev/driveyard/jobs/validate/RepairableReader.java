package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the findings of a validation that a copy may repair, by their ids, some as one
 * item, and numbers them. Goes on after the last one. For one thread.
 */
final class RepairableReader implements ItemStreamReader<RepairableReader.Page> {

	private static final String AFTER = "plan.finding";

	private static final String NUMBER = "plan.number";

	private static final int PAGE = 100;

	private final Findings findings;

	private final long validation;

	private long after;

	private int number;

	RepairableReader(Findings findings, long validation) {
		this.findings = findings;
		this.validation = validation;
	}

	@Override
	public void open(ExecutionContext context) {
		this.after = context.getLong(AFTER, 0);
		this.number = (int) context.getLong(NUMBER, 0);
	}

	@Override
	public @Nullable Page read() {
		List<StoredFinding> found = this.findings.repairable(this.validation, this.after, PAGE);
		if (found.isEmpty()) {
			return null;
		}
		Page page = new Page(this.number, found);
		this.after = found.get(found.size() - 1).id();
		this.number += found.size();
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AFTER, this.after);
		context.putLong(NUMBER, this.number);
	}

	/**
	 * Some findings.
	 *
	 * @param first the number of the first one, which its operation gets
	 */
	record Page(int first, List<StoredFinding> findings) {

		/** What it is about, for a person. */
		String path() {
			return this.findings.get(0).finding().path();
		}

	}

}
