package dev.driveyard.transfer.reclaim;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what is kept outlasts a power failure before a duplicate of it goes,
 * and that what was done does before it is recorded. Files that are kept for many
 * duplicates and directories with many of them are written through once, not once for
 * each: that waits for the medium. For one thread.
 */
public final class BatchedSync {

	private final Backend volume;

	/** The directories with a kept file that are on the medium, by device and inode. */
	private final Set<String> kept = new HashSet<>();

	/** The paths of directories in which something was done. */
	private final Set<String> changed = new TreeSet<>();

	/** The last kept file, as it is on the medium. */
	private @Nullable FileStat written;

	public BatchedSync(Backend volume) {
		this.volume = volume;
	}

	/**
	 * Writes a kept file and its name through, unless it is the last one and nobody
	 * changed it since.
	 */
	public void keep(HeldFile file) throws IOException {
		if (!file.stat().equals(this.written)) {
			this.written = null;
			file.file().sync(true);
			this.written = file.stat();
		}
		WritableDirectory directory = file.directory();
		FileStat folder = directory.self();
		if (this.kept.add(folder.device() + ":" + folder.stat().inode())) {
			directory.sync();
		}
	}

	/**
	 * Remembers what was done with a duplicate. A new name of the kept file leaves its
	 * bytes as they are on the medium.
	 */
	public void done(HeldFile duplicate, HeldFile kept) throws IOException {
		this.changed.add(EncodedPaths.parent(duplicate.path()));
		FileStat now = kept.file().stat();
		this.written = (now.sameFile(kept.stat()) && now.stat().sameVersion(kept.stat().stat())) ? now : null;
	}

	/**
	 * Writes through what was done since the last time.
	 */
	public void flush() throws IOException {
		this.kept.clear();
		for (String path : this.changed) {
			try (WritableDirectory directory = DirectoryPaths.open(this.volume, path)) {
				directory.sync();
			}
			catch (NoSuchFileException ex) {
				// it is gone, with all that was done in it
			}
		}
		this.changed.clear();
	}

}
