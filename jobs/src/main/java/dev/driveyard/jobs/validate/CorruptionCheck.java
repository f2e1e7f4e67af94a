package dev.driveyard.jobs.validate;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.catalogue.findings.FileChecks.Mark;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.content.files.Reading;
import dev.driveyard.files.EncodedPaths;

/**
 * Tells of a file whose content makes no sense.
 *
 * @param unread finds out why a file could not be read
 */
record CorruptionCheck(ScopePlaces places, UnreadFileCheck unread) implements ReadFileCheck {

	@Override
	public void check(CheckedFile file, Reading reading, CheckResult result) {
		Entry entry = file.file().entry();
		String directory = this.places.directory(file.location(), file.file().directory());
		String path = EncodedPaths.below(directory, entry.name());
		if (reading instanceof Reading.Examined examined) {
			examined.problems()
				.forEach((problem) -> result.change()
					.findings()
					.add(Verdicts.finding(entry, Code.valueOf(problem.kind().name()), path, problem.message(),
							examined.stat())));
		}
		else if (!this.unread.settle(file, reading, directory, path, result)) {
			return;
		}
		result.count(ValidateCount.DECODED, 1);
		result.change().marks().add(new Mark(entry.id(), null, null));
	}

}
