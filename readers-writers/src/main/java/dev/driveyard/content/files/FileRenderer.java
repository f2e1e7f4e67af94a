package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderPool;
import dev.driveyard.storage.OpenFile;

/**
 * Makes pictures of files, through their directory's handle. For one thread.
 */
final class FileRenderer extends KnownFiles {

	private final RenderPool renderers;

	private final List<PictureVariant> variants;

	FileRenderer(GroupDirectories directories, TypeDetector detector, RenderPool renderers,
			List<PictureVariant> variants, BooleanSupplier stopped) {
		super(directories, detector, stopped);
		this.renderers = renderers;
		this.variants = variants;
	}

	@Override
	Reading read(PendingFile file, String content, DetectedType type, ByteSource source) throws IOException {
		long size = file.entry().stat().size();
		RenderOutcome outcome = this.renderers.render(type.mediaType(), size, source, this.variants);
		if (outcome instanceof Failed failed && isCostly(failed.reason()) && !isStopped()) {
			outcome = this.renderers.render(type.mediaType(), size, source, this.variants);
		}
		return new Reading.Rendered(file, type.mediaType(), outcome);
	}

	/** A long film is given up in the middle. */
	@Override
	int fetch(OpenFile open, ByteBuffer target, long position) throws IOException {
		return read(open, target, position);
	}

	/**
	 * What ends its renderer has one more try with a new one, which nothing else tired.
	 */
	private static boolean isCostly(UnrenderedReason reason) {
		return reason == UnrenderedReason.TIMED_OUT || reason == UnrenderedReason.CRASHED
				|| reason == UnrenderedReason.OUT_OF_MEMORY;
	}

}
