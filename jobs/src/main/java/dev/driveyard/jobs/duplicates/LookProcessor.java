package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.RenderedFiles;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of pictures that were looked at what is written of their contents.
 */
record LookProcessor(RenderedFiles files) implements ItemProcessor<FileReadings, LookedPictures> {

	@Override
	public LookedPictures process(FileReadings item) {
		return new LookedPictures(this.files.part(item));
	}

}
