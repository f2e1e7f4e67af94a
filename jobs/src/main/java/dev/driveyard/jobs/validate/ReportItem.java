package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.Findings.Unseen;

/**
 * What a validation settles at its end.
 */
sealed interface ReportItem {

	/**
	 * Findings of earlier runs that this one did not see.
	 */
	record UnseenFindings(List<Unseen> findings) implements ReportItem {
	}

	/**
	 * The ids of entries that are gone, of which something is recorded.
	 */
	record Orphans(List<Long> entries) implements ReportItem {
	}

}
