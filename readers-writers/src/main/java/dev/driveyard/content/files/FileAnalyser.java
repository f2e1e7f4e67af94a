package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataPool;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;

/**
 * Finds out what files are, and what they say of themselves, through their directory's
 * handle. It must be the file whose content is known, before and after. For one thread.
 */
final class FileAnalyser extends FileByFile {

	private final TypeDetector detector;

	private final MetadataPool metadata;

	private final byte[] prefix = new byte[TypeDetector.PREFIX];

	FileAnalyser(GroupDirectories directories, TypeDetector detector, MetadataPool metadata, BooleanSupplier stopped) {
		super(directories, stopped);
		this.detector = detector;
		this.metadata = metadata;
	}

	@Override
	Reading look(OpenDirectory directory, PendingFile file) throws IOException {
		Entry entry = file.entry();
		if (!directory.stat(entry.name()).stat().sameContent(entry.stat())) {
			return new Reading.Changing(file, false);
		}
		Reading.Analysed analysed = analyse(directory, file);
		boolean same = directory.stat(entry.name()).stat().sameContent(entry.stat());
		return same ? analysed : new Reading.Changing(file, false);
	}

	private Reading.Analysed analyse(OpenDirectory directory, PendingFile file) throws IOException {
		String name = file.entry().name();
		try (OpenFile open = directory.open(name)) {
			int length = FullReads.fill(open::read, 0, ByteBuffer.wrap(this.prefix));
			String content = this.detector.byContent(this.prefix, length);
			DetectedType type = this.detector.settle(content, EncodedName.display(name));
			return new Reading.Analysed(file, content, type,
					metadata(type.mediaType(), file.entry().stat().size(), open, length));
		}
	}

	/** What ends its reader has one more try with a new one, which nothing else tired. */
	private MetadataOutcome metadata(String type, long size, OpenFile open, int length) throws IOException {
		if (!MetadataPool.isRead(type)) {
			return new Nothing();
		}
		MetadataOutcome outcome = this.metadata.read(type, size,
				(target, position) -> read(open, length, target, position));
		if (outcome instanceof Failed failed && isCostly(failed.reason()) && !isStopped()) {
			outcome = this.metadata.read(type, size, (target, position) -> read(open, length, target, position));
		}
		return outcome;
	}

	private static boolean isCostly(Reason reason) {
		return reason == Reason.TIMED_OUT || reason == Reason.CRASHED;
	}

	/** What was read to detect the type is not read again. */
	private int read(OpenFile open, int length, ByteBuffer target, long position) throws IOException {
		if (position >= length) {
			return open.read(target, position);
		}
		int count = Math.min(target.remaining(), length - (int) position);
		target.put(this.prefix, (int) position, count);
		return count;
	}

}
