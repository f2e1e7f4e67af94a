package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.files.EncodedName;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Reason;
import dev.driveyard.picture.RenderPool;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;

/**
 * Makes pictures of files, through their directory's handle. It must be the file whose
 * content is known, before and after. For one thread.
 */
final class FileRenderer extends FileByFile {

	private final TypeDetector detector;

	private final RenderPool renderers;

	private final List<PictureVariant> variants;

	private final byte[] prefix = new byte[TypeDetector.PREFIX];

	FileRenderer(GroupDirectories directories, TypeDetector detector, RenderPool renderers,
			List<PictureVariant> variants, BooleanSupplier stopped) {
		super(directories, stopped);
		this.detector = detector;
		this.renderers = renderers;
		this.variants = variants;
	}

	@Override
	Reading look(OpenDirectory directory, PendingFile file) throws IOException {
		Entry entry = file.entry();
		if (!directory.stat(entry.name()).stat().sameContent(entry.stat())) {
			return new Reading.Changing(file, false);
		}
		Reading.Rendered rendered = render(directory, file);
		boolean same = directory.stat(entry.name()).stat().sameContent(entry.stat());
		return same ? rendered : new Reading.Changing(file, false);
	}

	private Reading.Rendered render(OpenDirectory directory, PendingFile file) throws IOException {
		String name = file.entry().name();
		try (OpenFile open = directory.open(name)) {
			int length = FullReads.fill(open::read, 0, ByteBuffer.wrap(this.prefix));
			String type = this.detector.settle(this.detector.byContent(this.prefix, length), EncodedName.display(name))
				.mediaType();
			long size = file.entry().stat().size();
			RenderOutcome outcome = render(type, size, open);
			if (outcome instanceof Failed failed && isCostly(failed.reason()) && !isStopped()) {
				outcome = render(type, size, open);
			}
			return new Reading.Rendered(file, type, outcome);
		}
	}

	private RenderOutcome render(String type, long size, OpenFile open) throws IOException {
		return this.renderers.render(type, size, (target, position) -> read(open, target, position), this.variants);
	}

	/**
	 * What ends its renderer has one more try with a new one, which nothing else tired.
	 */
	private static boolean isCostly(Reason reason) {
		return reason == Reason.TIMED_OUT || reason == Reason.CRASHED || reason == Reason.OUT_OF_MEMORY;
	}

}
