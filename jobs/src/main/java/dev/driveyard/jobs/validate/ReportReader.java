package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.Findings.Unseen;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the findings that a run did not see, by their ids, and then the entries that are
 * gone, some as one item. Keeps no position: what is settled is not read again. For one
 * thread.
 */
final class ReportReader implements ItemReader<ReportItem> {

	private static final int PAGE = 1000;

	private final FileChecks checks;

	private final Findings findings;

	private final ScopePlaces places;

	private final long instance;

	/** The last one, -1 after the last of all. */
	private long unseen;

	private long orphan;

	/**
	 * A reader.
	 * @param instance of the job
	 */
	ReportReader(FileChecks checks, Findings findings, ScopePlaces places, long instance) {
		this.checks = checks;
		this.findings = findings;
		this.places = places;
		this.instance = instance;
	}

	@Override
	public @Nullable ReportItem read() {
		if (this.unseen >= 0) {
			List<Unseen> page = this.findings.unseen(this.places.scope(), this.instance, this.unseen, PAGE);
			this.unseen = (page.size() < PAGE) ? -1 : page.get(PAGE - 1).finding().id();
			if (!page.isEmpty()) {
				return new ReportItem.UnseenFindings(page);
			}
		}
		if (this.orphan >= 0) {
			List<Long> page = this.checks.orphans(this.orphan, PAGE);
			this.orphan = (page.size() < PAGE) ? -1 : page.get(PAGE - 1);
			if (!page.isEmpty()) {
				return new ReportItem.Orphans(page);
			}
		}
		return null;
	}

}
