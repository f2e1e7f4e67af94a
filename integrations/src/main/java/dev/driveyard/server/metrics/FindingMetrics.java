package dev.driveyard.server.metrics;

import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.runs.RunFigures;

/**
 * What was found out about files: damage, and waste.
 */
final class FindingMetrics implements MetricSource {

	private static final String DUPLICATES = "duplicates";

	/** The step that a look for equal files has, and one for similar pictures has not. */
	private static final String EQUAL_FILES = "group";

	private static final Totals NONE = new Totals(0, 0, 0);

	private final Findings findings;

	private final DuplicateGroups groups;

	private final RunFigures runs;

	FindingMetrics(Findings findings, DuplicateGroups groups, RunFigures runs) {
		this.findings = findings;
		this.groups = groups;
		this.runs = runs;
	}

	@Override
	public void write(Exposition out) {
		Map<Severity, Long> open = this.findings.open();
		out.gauge("driveyard_findings_open", "Findings of validations that are open, by severity.");
		for (Severity severity : Severity.values()) {
			out.sample(open.getOrDefault(severity, 0L), "severity", severity.name().toLowerCase(Locale.ROOT));
		}
		out.gauge("driveyard_damaged_files", "Files with an open finding of the severity error or critical.")
			.sample(this.findings.damagedFiles());
		Totals totals = this.runs.lastCompleted(DUPLICATES, EQUAL_FILES)
			.map((instance) -> this.groups.totals(instance, Kind.FILES))
			.orElse(NONE);
		out.gauge("driveyard_duplicates_wasted_bytes",
				"Bytes of all copies but one, as the last complete look for equal files found them.")
			.sample(totals.wasted());
		out.gauge("driveyard_duplicates_copies", "Files beyond the first of their group, as that look found them.")
			.sample(totals.copies());
	}

}
