package dev.driveyard.jobs.validate;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.validate.CheckItem.AbsentLocations;
import dev.driveyard.jobs.validate.CheckItem.Directories;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Compares directories with the catalogue, and tells which disks are not there.
 */
record CheckProcessor(DirectoryComparison directories,
		ScopePlaces places) implements ItemProcessor<CheckItem, CheckResult> {

	@Override
	public CheckResult process(CheckItem item) {
		return (item instanceof Directories some) ? this.directories.compare(some) : absent((AbsentLocations) item);
	}

	private CheckResult absent(AbsentLocations item) {
		CheckResult result = new CheckResult(0, null);
		item.locations()
			.forEach((location) -> result.change()
				.issues()
				.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, this.places.shown(location.location(), location.root()),
						location.problem())));
		result.count(ValidateCount.ISSUES, item.locations().size());
		return result;
	}

}
