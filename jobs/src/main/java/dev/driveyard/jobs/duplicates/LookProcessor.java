package dev.driveyard.jobs.duplicates;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderVersion;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of pictures that were looked at what is written of their contents. Where some
 * can't be read, it makes sure that their disk is there.
 */
record LookProcessor(DuplicateParts parts) implements ItemProcessor<FileReadings, LookedPictures> {

	@Override
	public LookedPictures process(FileReadings item) {
		LocationFiles files = new LocationFiles(this.parts.volumes(), this.parts.locations(), item.location());
		Map<Long, UUID> uuids = this.parts.similar()
			.contents()
			.uuids(item.readings()
				.stream()
				.map((reading) -> Objects.requireNonNull(reading.file().entry().content()))
				.distinct()
				.toList());
		LookedPictures result = new LookedPictures(item.readings().size());
		for (Reading reading : item.readings()) {
			UUID content = uuids.get(Objects.requireNonNull(reading.file().entry().content()));
			if (!(reading instanceof Reading.Rendered rendered)) {
				result.issues()
					.add(files.issue(reading,
							"It changed after its content was found out. The next run will look again."));
			}
			else if (content != null) {
				add(rendered, content, files, result);
			}
		}
		files.requireRoot(result.issues());
		return result;
	}

	private void add(Reading.Rendered reading, UUID content, LocationFiles files, LookedPictures result) {
		if (reading.outcome() instanceof Rendered rendered) {
			result.looks()
				.add(new PictureLook(content, rendered.width(), rendered.height(),
						Base64.getEncoder().encodeToString(rendered.placeholder()), rendered.similarity(),
						rendered.sketch(), null));
		}
		else if (reading.outcome() instanceof Failed failed) {
			result.unrendered()
				.add(new UnrenderedContent(content, failed.reason(), failed.message(), RenderVersion.current(),
						this.parts.clock().millis()));
			if (!failed.reason().isOrdinary()) {
				result.issues()
					.add(new Issue(Issue.Code.NOT_RENDERED, files.path(reading.file()),
							"It can't be seen what this " + reading.type() + " looks like: " + failed.message()
									+ ". It is not tried again until it changes."));
			}
		}
	}

}
