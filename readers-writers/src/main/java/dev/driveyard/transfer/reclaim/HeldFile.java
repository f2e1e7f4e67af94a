package dev.driveyard.transfer.reclaim;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import dev.driveyard.content.ByteComparison;
import dev.driveyard.content.TreeHash;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.Placement;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * A file that is open together with its directory, and is the one that was known. For one
 * thread.
 */
public final class HeldFile implements Closeable {

	private final String path;

	private final WritableDirectory directory;

	private final SourceFile file;

	private final FileStat stat;

	private HeldFile(String path, WritableDirectory directory, SourceFile file, FileStat stat) {
		this.path = path;
		this.directory = directory;
		this.file = file;
		this.stat = stat;
	}

	/**
	 * Opens a file. No name on its path may be a link.
	 * @param path absolute, encoded
	 * @throws ChangedFileException if it is another one, or was changed
	 */
	public static HeldFile open(Backend volume, String path, Version expected) throws IOException {
		WritableDirectory directory = DirectoryPaths.open(volume, EncodedPaths.parent(path));
		SourceFile file = null;
		try {
			file = directory.openSource(EncodedPaths.name(path));
			FileStat found = file.stat();
			if (!expected.fits(found.stat())) {
				throw new ChangedFileException(path, "It was changed or replaced since it was looked at");
			}
			HeldFile held = new HeldFile(path, directory, file, found);
			held.requireUnchanged();
			return held;
		}
		catch (IOException | RuntimeException ex) {
			if (file != null) {
				file.close();
			}
			directory.close();
			throw ex;
		}
	}

	/**
	 * Makes sure that its path leads to it and that nothing about it changed.
	 * @throws ChangedFileException if not
	 */
	public void requireUnchanged() throws IOException {
		String folder = this.directory.path();
		if (folder != null && !folder.equals(EncodedPaths.parent(this.path))) {
			throw new ChangedFileException(this.path, "Its folder was moved while it was compared");
		}
		FileStat named = this.directory.stat(name());
		if (!isSame(named) || !isSame(this.file.stat())) {
			throw new ChangedFileException(this.path, "It was changed or replaced while it was compared");
		}
	}

	private boolean isSame(FileStat other) {
		return other.device() == this.stat.device() && other.stat().equals(this.stat.stat());
	}

	/** Whether both are names of one file. */
	public boolean isSameFile(HeldFile other) {
		return this.stat.sameFile(other.stat);
	}

	/**
	 * Compares every byte. Whether both stayed as they were is not looked at.
	 * @param stopped asked now and then
	 * @throws StoppedException if it says so
	 */
	public boolean hasSameBytes(HeldFile other, BooleanSupplier stopped) throws IOException {
		long size = this.stat.stat().size();
		if (other.stat.stat().size() != size) {
			return false;
		}
		return ByteComparison.isSame(this.file::read, other.file::read, size, unless(stopped));
	}

	private static LongConsumer unless(BooleanSupplier stopped) {
		return (bytes) -> {
			if (stopped.getAsBoolean()) {
				throw new StoppedException();
			}
		};
	}

	/**
	 * The BLAKE3 of all its bytes, hexadecimal. Whether it stayed as it was is not looked
	 * at.
	 * @param stopped asked now and then
	 * @throws StoppedException if it says so
	 */
	public String hash(BooleanSupplier stopped) throws IOException {
		return new TreeHash(Runnable::run, 1).hash(this.file::read, this.stat.stat().size(), unless(stopped))
			.toString();
	}

	String name() {
		return EncodedPaths.name(this.path);
	}

	/** Its path. */
	public String path() {
		return this.path;
	}

	/** How many names it has by now. */
	public long links() throws IOException {
		return this.file.stat().stat().links();
	}

	/** Where its bytes lie. */
	public Placement placement() throws IOException {
		return this.file.placement();
	}

	WritableDirectory directory() {
		return this.directory;
	}

	SourceFile file() {
		return this.file;
	}

	/** As it was when it was opened. */
	public FileStat stat() {
		return this.stat;
	}

	@Override
	public void close() throws IOException {
		try (WritableDirectory holder = this.directory) {
			this.file.close();
		}
	}

	/**
	 * What tells a file from another that has taken its place.
	 *
	 * @param modified a number of {@link dev.driveyard.files.FileTimes}
	 */
	public record Version(long inode, long size, long modified) {

		/** Whether a file is this one. */
		public boolean fits(FileAttributes found) {
			return found.kind() == FileKind.FILE && found.inode() == this.inode && found.size() == this.size
					&& found.modified() == this.modified;
		}

	}

	/**
	 * The comparison was given up because the run is to stop.
	 */
	public static final class StoppedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StoppedException() {
			super("The comparison was stopped");
		}

	}

}
