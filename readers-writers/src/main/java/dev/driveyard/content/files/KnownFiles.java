package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;

/**
 * Work on files whose content is known: each must be the file that it was, before and
 * after, and is taken for what its bytes and its name show. For one thread.
 */
abstract class KnownFiles extends FileByFile {

	private final TypeDetector detector;

	private final byte[] prefix = new byte[TypeDetector.PREFIX];

	KnownFiles(GroupDirectories directories, TypeDetector detector, BooleanSupplier stopped) {
		super(directories, stopped);
		this.detector = detector;
	}

	@Override
	final Reading look(OpenDirectory directory, PendingFile file) throws IOException {
		Entry entry = file.entry();
		if (!directory.stat(entry.name()).stat().sameContent(entry.stat())) {
			return new Reading.Changing(file, false);
		}
		Reading reading = read(directory, file);
		boolean same = directory.stat(entry.name()).stat().sameContent(entry.stat());
		return same ? reading : new Reading.Changing(file, false);
	}

	private Reading read(OpenDirectory directory, PendingFile file) throws IOException {
		String name = file.entry().name();
		try (OpenFile open = directory.open(name)) {
			int length = FullReads.fill(open::read, 0, ByteBuffer.wrap(this.prefix));
			String content = this.detector.byContent(this.prefix, length);
			return read(file, content, this.detector.settle(content, EncodedName.display(name)),
					(target, position) -> read(open, length, target, position));
		}
	}

	/**
	 * Reads one file.
	 * @param content the media type that its bytes alone show
	 * @param type what it is, by its bytes and its name
	 */
	abstract Reading read(PendingFile file, String content, DetectedType type, ByteSource source) throws IOException;

	/** Reads beyond the first bytes, to the end of the file at hand. */
	int fetch(OpenFile open, ByteBuffer target, long position) throws IOException {
		return open.read(target, position);
	}

	/** What was read to detect the type is not read again. */
	private int read(OpenFile open, int length, ByteBuffer target, long position) throws IOException {
		if (position >= length) {
			return fetch(open, target, position);
		}
		int count = Math.min(target.remaining(), length - (int) position);
		target.put(this.prefix, (int) position, count);
		return count;
	}

}
