package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.jobs.validate.ReportItem.Orphans;
import dev.driveyard.jobs.validate.ReportItem.UnseenFindings;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Looks which findings are gone.
 *
 * @param checks that the run has made
 */
record ReportProcessor(ValidateParts parts, ScopePlaces places,
		List<Check> checks) implements ItemProcessor<ReportItem, CheckResult> {

	@Override
	public CheckResult process(ReportItem item) {
		if (item instanceof UnseenFindings unseen) {
			return settle(unseen);
		}
		Orphans orphans = (Orphans) item;
		CheckResult result = new CheckResult(orphans.entries().size(), null);
		result.change().orphans().addAll(orphans.entries());
		return result;
	}

	private CheckResult settle(UnseenFindings unseen) {
		CheckResult result = new CheckResult(unseen.findings().size(), null);
		SecondLook look = new SecondLook(this.places, this.checks);
		unseen.findings()
			.stream()
			.filter(look::isGone)
			.forEach((one) -> result.change().resolved().add(one.finding().id()));
		return result;
	}

}
