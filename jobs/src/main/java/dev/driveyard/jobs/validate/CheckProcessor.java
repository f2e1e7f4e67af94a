package dev.driveyard.jobs.validate;

import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.validate.CheckItem.AbsentLocations;
import dev.driveyard.jobs.validate.CheckItem.Directories;
import dev.driveyard.jobs.validate.CheckItem.ReadFiles;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Compares what is on disk with the catalogue.
 *
 * @param directories of the check basic
 * @param files of the checks that read files
 */
record CheckProcessor(DirectoryComparison directories,
		Map<Check, ReadFileCheck> files) implements ItemProcessor<CheckItem, CheckResult> {

	@Override
	public CheckResult process(CheckItem item) {
		if (item instanceof Directories some) {
			return this.directories.compare(some);
		}
		if (item instanceof ReadFiles read) {
			return check(read);
		}
		return absent((AbsentLocations) item);
	}

	private CheckResult check(ReadFiles item) {
		CheckResult result = new CheckResult(item.files().size(), item.check());
		ReadFileCheck check = Objects.requireNonNull(this.files.get(item.check()));
		item.files().forEach((file) -> check.check(file.file(), file.reading(), result));
		return result;
	}

	private static CheckResult absent(AbsentLocations item) {
		CheckResult result = new CheckResult(0, null);
		item.locations()
			.forEach((location) -> result.change()
				.issues()
				.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, location.root(), location.problem())));
		result.count(ValidateCount.ISSUES, item.locations().size());
		return result;
	}

}
