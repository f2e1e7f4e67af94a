package dev.driveyard.jobs.thumbnails;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.Blake3Batch;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.thumbnails.RenderedContents.SidecarFile;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderVersion;
import dev.driveyard.picture.RenderedPicture;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of files that were rendered what is written of their contents. Where some can't
 * be read, it makes sure that their disk is there.
 */
record RenderedProcessor(VolumeRegistry volumes, Locations locations, PictureContents contents,
		List<ThumbnailVariant> variants, Clock clock) implements ItemProcessor<FileReadings, RenderedContents> {

	@Override
	public RenderedContents process(FileReadings item) {
		LocationFiles files = new LocationFiles(this.volumes, this.locations, item.location());
		Map<Long, UUID> uuids = this.contents.uuids(item.readings()
			.stream()
			.map((reading) -> Objects.requireNonNull(reading.file().entry().content()))
			.distinct()
			.toList());
		RenderedContents result = new RenderedContents(item.readings().size());
		for (Reading reading : item.readings()) {
			UUID content = uuids.get(Objects.requireNonNull(reading.file().entry().content()));
			if (reading instanceof Reading.Rendered rendered) {
				if (content != null) {
					add(rendered, content, files, result);
				}
			}
			else {
				result.issues()
					.add(files.issue(reading,
							"It changed after its content was found out. The next run will look again."));
			}
		}
		files.requireRoot(result.issues());
		return result;
	}

	private void add(Reading.Rendered reading, UUID content, LocationFiles files, RenderedContents result) {
		if (reading.outcome() instanceof Rendered rendered) {
			rendered.pictures().forEach((picture) -> result.files().add(sidecar(content, picture)));
			result.looks()
				.add(new PictureLook(content, rendered.width(), rendered.height(),
						Base64.getEncoder().encodeToString(rendered.placeholder()), rendered.similarity(),
						rendered.sketch(), isStripless(rendered) ? RenderVersion.current() : null));
		}
		else if (reading.outcome() instanceof Failed failed) {
			UnrenderedReason reason = failed.reason();
			result.unrendered()
				.add(new UnrenderedContent(content, reason, failed.message(), RenderVersion.current(),
						this.clock.millis()));
			if (!reason.isOrdinary()) {
				result.issues()
					.add(new Issue(Issue.Code.NOT_RENDERED, files.path(reading.file()),
							"No picture of this " + reading.type() + " can be made: " + failed.message()
									+ ". It is not tried again until it changes."));
			}
		}
	}

	private boolean isStripless(Rendered rendered) {
		return this.variants.stream()
			.filter((variant) -> variant.kind() == SidecarKind.STRIP)
			.anyMatch((strip) -> rendered.pictures()
				.stream()
				.noneMatch((picture) -> picture.variant().equals(strip.name())));
	}

	private SidecarFile sidecar(UUID content, RenderedPicture picture) {
		ThumbnailVariant variant = Objects.requireNonNull(ThumbnailVariant.named(this.variants, picture.variant()));
		byte[] bytes = picture.bytes();
		String checksum = new Blake3Batch().hash(bytes, new int[] { 0 }, new int[] { bytes.length }, 1)[0].toString();
		return new SidecarFile(new Sidecar(new SidecarName(content, variant.kind(), variant.name()),
				variant.wanted().recipe(), picture.format(), picture.width(), picture.height(), bytes.length, checksum,
				this.clock.millis()), bytes);
	}

}
