package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Overwrites regular files with random bytes, each pass written through to the medium,
 * then cuts them to nothing, renames and deletes them. Anything else is just deleted.
 * Whether that hides anything depends on the medium: see {@link ErasureAdvice}. Safe for
 * use by several threads.
 */
public final class SecureEraser implements FileRemover {

	/** Also the last, partly used block of a file is overwritten. */
	private static final long BLOCK = 4096;

	private static final String PREFIX = ".erased-";

	private final SecureRandom random = new SecureRandom();

	private final int passes;

	private final LongConsumer overwritten;

	/**
	 * Makes one.
	 * @param passes how often each byte is overwritten
	 * @param overwritten is told of the bytes as they are overwritten; what it throws
	 * ends the erasure, and the file is still there under its name
	 */
	public SecureEraser(int passes, LongConsumer overwritten) {
		if (passes < 1) {
			throw new IllegalArgumentException("A file is overwritten at least once, not " + passes + " times");
		}
		this.passes = passes;
		this.overwritten = overwritten;
	}

	/**
	 * Erases it.
	 * @throws SharedFileException if it has other names
	 */
	@Override
	public boolean remove(WritableDirectory directory, FileStat file) throws IOException {
		return remove(directory, file, 1);
	}

	/**
	 * Erases it. What is overwritten is what was opened, if that is the file that was
	 * seen: its name may lead to another one at any moment.
	 * @param names how many names it may have, all of which are to go
	 * @throws SharedFileException if it has more
	 * @throws StaleDirectoryException if it is another file, or was changed
	 */
	public boolean remove(WritableDirectory directory, FileStat file, long names) throws IOException {
		if (file.stat().kind() != FileKind.FILE) {
			return directory.delete(file.name());
		}
		requireNames(file, file, names);
		try (NewFile opened = directory.openToOverwrite(file.name())) {
			requireSeen(opened.stat(), file, names);
			overwrite(opened, file, names);
		}
		return delete(directory, file);
	}

	/** One of several names may be overwritten already, or just now. */
	private static void requireSeen(FileStat opened, FileStat seen, long names) throws IOException {
		requireNames(opened, seen, names);
		if (!opened.sameFile(seen) || (names <= 1 && !opened.stat().sameVersion(seen.stat()))) {
			throw new StaleDirectoryException(seen.name());
		}
	}

	private static void requireNames(FileStat found, FileStat seen, long names) throws SharedFileException {
		if (found.stat().links() > Math.max(1, names)) {
			throw new SharedFileException(seen.name(), found.stat().links());
		}
	}

	private void overwrite(NewFile file, FileStat seen, long names) throws IOException {
		long size = (file.stat().stat().size() + BLOCK - 1) / BLOCK * BLOCK;
		for (int pass = 0; pass < this.passes && size > 0; pass++) {
			RandomBytes bytes = new RandomBytes(this.random);
			for (long position = 0; position < size;) {
				ByteBuffer next = bytes.next(size - position);
				int length = next.remaining();
				requireNoMore(file, seen, names);
				file.write(next, position);
				position += length;
				this.overwritten.accept(length);
			}
			file.sync(true);
		}
		requireNoMore(file, seen, names);
		file.setLength(0);
		file.sync(true);
		requireNoMore(file, seen, names);
	}

	private static void requireNoMore(NewFile file, FileStat seen, long names) throws IOException {
		if (file.stat().stat().links() > Math.max(1, names)) {
			throw SharedFileException.halfway(seen.name());
		}
	}

	/** What has taken its name meanwhile keeps it. */
	private boolean delete(WritableDirectory directory, FileStat file) throws IOException {
		byte[] suffix = new byte[8];
		this.random.nextBytes(suffix);
		String name = PREFIX + HexFormat.of().formatHex(suffix);
		directory.rename(file.name(), directory, name);
		if (!directory.stat(name).sameFile(file)) {
			directory.renameNew(name, directory, file.name());
			throw new StaleDirectoryException(file.name());
		}
		return directory.delete(name);
	}

	/**
	 * Deletes what an erasure left that was killed between renaming and deleting: empty
	 * files with the names that it gives.
	 * @return how many there were
	 */
	public static int sweep(WritableDirectory directory) throws IOException {
		List<String> names = new ArrayList<>();
		directory.eachName((name) -> {
			if (name.startsWith(PREFIX)) {
				names.add(name);
			}
		});
		int swept = 0;
		for (String name : names) {
			FileStat file = directory.stat(name);
			if (file.stat().kind() == FileKind.FILE && file.stat().size() == 0 && directory.delete(name)) {
				swept++;
			}
		}
		return swept;
	}

}
