package dev.driveyard.jobs.thumbnails;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.content.Blake3Batch;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.RenderedFiles;
import dev.driveyard.jobs.contents.RenderedReadings;
import dev.driveyard.jobs.contents.RenderedReadings.RenderedContent;
import dev.driveyard.jobs.thumbnails.RenderedContents.SidecarFile;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderVersion;
import dev.driveyard.picture.RenderedPicture;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of files that were rendered what is written of their contents.
 */
record RenderedProcessor(RenderedFiles files,
		List<ThumbnailVariant> variants) implements ItemProcessor<FileReadings, RenderedContents> {

	@Override
	public RenderedContents process(FileReadings item) {
		RenderedReadings found = this.files.part(item);
		List<SidecarFile> sidecars = new ArrayList<>();
		List<PictureLook> looks = new ArrayList<>();
		for (RenderedContent content : found.rendered()) {
			content.rendered().pictures().forEach((picture) -> sidecars.add(sidecar(content.content(), picture)));
			looks.add(content.look(isStripless(content.rendered()) ? RenderVersion.current() : null));
		}
		return new RenderedContents(sidecars, looks, found.unrendered(), found.issues(), found.read());
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
				this.files.clock().millis()), bytes);
	}

}
