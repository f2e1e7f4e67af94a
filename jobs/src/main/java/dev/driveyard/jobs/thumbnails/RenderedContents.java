package dev.driveyard.jobs.thumbnails;

import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What came of rendering some contents.
 */
record RenderedContents(List<SidecarFile> files, List<PictureLook> looks, List<UnrenderedContent> unrendered,
		List<Issue> issues, long read) implements Counted<ThumbnailCount> {

	@Override
	public long written() {
		return (long) this.looks.size() + this.unrendered.size();
	}

	@Override
	public void addTo(Tally<ThumbnailCount> counts) {
		counts.add(ThumbnailCount.RENDERED, this.looks.size());
		counts.add(ThumbnailCount.SIDECARS, this.files.size());
		counts.add(ThumbnailCount.SIDECAR_BYTES, this.files.stream().mapToLong((file) -> file.sidecar().size()).sum());
		counts.add(ThumbnailCount.UNSUPPORTED, count(UnrenderedReason.UNSUPPORTED));
		counts.add(ThumbnailCount.WITHOUT_PICTURE,
				count(UnrenderedReason.NO_PICTURE) + count(UnrenderedReason.ENCRYPTED));
		counts.add(ThumbnailCount.FAILED,
				this.unrendered.stream().filter((content) -> !content.reason().isOrdinary()).count());
		counts.add(ThumbnailCount.ISSUES, this.issues.size());
	}

	private long count(UnrenderedReason reason) {
		return this.unrendered.stream().filter((content) -> content.reason() == reason).count();
	}

	/**
	 * A sidecar with its bytes.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record SidecarFile(Sidecar sidecar, byte[] bytes) {
	}

}
