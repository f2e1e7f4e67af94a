package dev.driveyard.jobs.validate;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what it means what came of reading files.
 */
record ReadFilesProcessor(ReadFileCheck check) implements ItemProcessor<ReadFiles, CheckResult> {

	@Override
	public CheckResult process(ReadFiles item) {
		CheckResult result = new CheckResult(item.files().size(), item.check());
		item.files().forEach((file) -> this.check.check(file.file(), file.reading(), result));
		return result;
	}

}
