package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.Volume;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file by its path, in which no name may be a link. For one thread.
 */
record SingleFile(Volume volume) {

	private static final int BUFFER = 1 << 20;

	/** The file as it is; null if there is none. */
	Entry.@Nullable Stat stat(String directory, String name) throws IOException {
		try (OpenDirectory open = DirectoryPaths.open(this.volume, directory)) {
			FileStat found = find(open, name);
			return (found != null) ? found.stat() : null;
		}
		catch (NoSuchFileException | NotDirectoryException | StaleDirectoryException ex) {
			return null;
		}
	}

	private static @Nullable FileStat find(OpenDirectory directory, String name) throws IOException {
		try {
			return directory.stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * Reads every byte of a file.
	 * @throws IOException also if it changed meanwhile
	 */
	Sum read(String directory, String name) throws IOException {
		try (OpenDirectory open = DirectoryPaths.open(this.volume, directory); OpenFile file = open.open(name)) {
			Entry.Stat before = open.stat(name).stat();
			Blake3 hash = new Blake3();
			ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
			long at = 0;
			for (int read = file.read(buffer, at); read > 0; read = file.read(buffer.clear(), at)) {
				hash.update(buffer.array(), 0, read);
				at += read;
			}
			if (at != before.size() || !open.stat(name).stat().equals(before)) {
				throw new IOException("it changed while it was read");
			}
			return new Sum(before, hash.digest());
		}
	}

	/**
	 * A file that was read.
	 */
	record Sum(Entry.Stat stat, ContentHash hash) {
	}

}
