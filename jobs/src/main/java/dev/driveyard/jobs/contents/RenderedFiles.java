package dev.driveyard.jobs.contents;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.RenderedReadings.RenderedContent;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderVersion;

/**
 * Parts what came of rendering files into the contents that were rendered and those that
 * could not be. Where files can't be read, it makes sure that their disk is there.
 */
public record RenderedFiles(VolumeRegistry volumes, Locations locations, PictureContents contents, Clock clock) {

	/** What is told of each file, and of the content that it holds. */
	public RenderedReadings part(FileReadings item) {
		LocationFiles files = new LocationFiles(this.volumes, this.locations, item.location());
		Map<Long, UUID> uuids = uuids(item.readings());
		RenderedReadings result = new RenderedReadings(item.readings().size());
		for (Reading reading : item.readings()) {
			UUID content = uuids.get(content(reading));
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

	private Map<Long, UUID> uuids(List<Reading> readings) {
		return this.contents.uuids(readings.stream().map(RenderedFiles::content).distinct().toList());
	}

	private static long content(Reading reading) {
		return Objects.requireNonNull(reading.file().entry().content());
	}

	private void add(Reading.Rendered reading, UUID content, LocationFiles files, RenderedReadings result) {
		if (reading.outcome() instanceof Rendered rendered) {
			result.rendered().add(new RenderedContent(content, rendered));
		}
		else if (reading.outcome() instanceof Failed failed) {
			result.unrendered()
				.add(new UnrenderedContent(content, failed.reason(), failed.message(), RenderVersion.current(),
						this.clock.millis()));
			if (!failed.reason().isOrdinary()) {
				result.issues()
					.add(new Issue(Issue.Code.NOT_RENDERED, files.path(reading.file()),
							"No picture of this " + reading.type() + " can be made: " + failed.message()
									+ ". It is not tried again until it changes."));
			}
		}
	}

}
