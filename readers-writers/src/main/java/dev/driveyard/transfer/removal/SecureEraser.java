package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.LocalFiles;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;

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

	private final boolean shared;

	private final LongConsumer overwritten;

	/**
	 * Makes one.
	 * @param passes how often each byte is overwritten
	 * @param shared whether to overwrite files that have other names too
	 * @param overwritten is told of the bytes as they are overwritten; what it throws
	 * ends the erasure, and the file is still there under its name
	 */
	public SecureEraser(int passes, boolean shared, LongConsumer overwritten) {
		if (passes < 1) {
			throw new IllegalArgumentException("A file is overwritten at least once, not " + passes + " times");
		}
		this.passes = passes;
		this.shared = shared;
		this.overwritten = overwritten;
	}

	/**
	 * Erases it.
	 * @throws SharedFileException if it has other names and that was not allowed
	 */
	@Override
	public boolean remove(OpenDirectory directory, FileStat file) throws IOException {
		if (file.stat().kind() != EntryKind.FILE) {
			return directory.delete(file.name());
		}
		requireUnshared(file);
		try (FileChannel channel = LocalFiles.openToOverwrite(directory, file.name())) {
			FileStat opened = directory.stat(file.name());
			if (!opened.sameFile(file)) {
				throw new StaleDirectoryException(file.name());
			}
			requireUnshared(opened);
			overwrite(channel);
		}
		byte[] suffix = new byte[8];
		this.random.nextBytes(suffix);
		String name = PREFIX + HexFormat.of().formatHex(suffix);
		directory.rename(file.name(), directory, name);
		return directory.delete(name);
	}

	private void requireUnshared(FileStat file) throws SharedFileException {
		if (!this.shared && file.stat().links() > 1) {
			throw new SharedFileException(file.name(), file.stat().links());
		}
	}

	private void overwrite(FileChannel channel) throws IOException {
		long size = (channel.size() + BLOCK - 1) / BLOCK * BLOCK;
		for (int pass = 0; pass < this.passes && size > 0; pass++) {
			RandomBytes bytes = new RandomBytes(this.random);
			for (long position = 0; position < size;) {
				int written = channel.write(bytes.next(size - position), position);
				position += written;
				this.overwritten.accept(written);
			}
			channel.force(true);
		}
		channel.truncate(0);
		channel.force(true);
	}

	/**
	 * Deletes what an erasure left that was killed between renaming and deleting: empty
	 * files with the names that it gives.
	 * @return how many there were
	 */
	public static int sweep(OpenDirectory directory) throws IOException {
		List<String> names = new ArrayList<>();
		directory.eachName((name) -> {
			if (name.startsWith(PREFIX)) {
				names.add(name);
			}
		});
		int swept = 0;
		for (String name : names) {
			FileStat file = directory.stat(name);
			if (file.stat().kind() == EntryKind.FILE && file.stat().size() == 0 && directory.delete(name)) {
				swept++;
			}
		}
		return swept;
	}

}
