package dev.driveyard.jobs.copy;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * The directory that the files of a slice come from.
 *
 * @param directory where they are read
 * @param renamed the same where they are to be renamed; null if they are copied
 */
record SliceSource(OpenDirectory directory, @Nullable WritableDirectory renamed) implements Closeable {

	/**
	 * Opens the directory that was listed.
	 * @throws StaleDirectoryException if another one has taken its place
	 */
	static SliceSource open(Backend volume, Slice slice) throws IOException {
		SliceSource source = slice.renames() ? ofMove(DirectoryPaths.open(volume, slice.source()))
				: new SliceSource(volume.open(slice.source()), null);
		FileStat listed = slice.self();
		try {
			if (listed == null || source.directory.self().sameFile(listed)) {
				return source;
			}
		}
		catch (IOException ex) {
			source.close();
			throw ex;
		}
		source.close();
		throw new StaleDirectoryException(slice.source());
	}

	private static SliceSource ofMove(WritableDirectory directory) {
		return new SliceSource(directory, directory);
	}

	/** Whether the system may let its files be renamed into another directory. */
	boolean canRenameTo(WritableDirectory target) throws IOException {
		return this.renamed != null && this.renamed.canRenameTo(target);
	}

	/** The directory whose files are renamed. */
	WritableDirectory movable() {
		return Objects.requireNonNull(this.renamed);
	}

	/** Returns when the names that are left are on the medium. */
	void sync() throws IOException {
		if (this.renamed != null) {
			this.renamed.sync();
		}
	}

	@Override
	public void close() throws IOException {
		this.directory.close();
	}

}
