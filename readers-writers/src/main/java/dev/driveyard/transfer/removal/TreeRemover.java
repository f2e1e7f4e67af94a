package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Removes files and trees of any depth and width. Links are removed and never followed,
 * what is mounted inside is left alone, and what can't be removed is reported while the
 * rest goes on. What is gone already is no failure, so a removal that was killed is gone
 * on with by asking for it again. Safe for use by several threads.
 */
public final class TreeRemover {

	private final Backend volume;

	private final RemovalOptions options;

	public TreeRemover(Backend volume, RemovalOptions options) {
		this.volume = volume;
		this.options = options;
	}

	/**
	 * Removes what is at a path.
	 * @param path absolute, its parents resolved (see {@link DirectoryPaths#resolve})
	 * @param expected what was seen there; null to remove whatever it is
	 * @param outcomes is told of each file; by several threads if there are several
	 * @return whether it came to the end without being stopped
	 * @throws StaleDirectoryException if something else is there now
	 * @throws IOException if its parent can't be reached: nothing was removed
	 */
	public boolean remove(String path, @Nullable FileStat expected, Consumer<Removal> outcomes) throws IOException {
		int slash = path.lastIndexOf('/');
		String name = path.substring(slash + 1);
		if (slash < 0 || name.isEmpty() || name.equals(".") || name.equals("..")) {
			throw new IllegalArgumentException("Nothing can be removed at " + EncodedName.display(path));
		}
		String parent = (slash == 0) ? "/" : path.substring(0, slash);
		try (WritableDirectory top = DirectoryPaths.open(this.volume, parent)) {
			FileStat found = top.stat(name);
			if (expected != null && !found.sameFile(expected)) {
				throw new StaleDirectoryException(path);
			}
			if (this.options.threads() > 1 && found.stat().kind() == FileKind.DIRECTORY) {
				new ParallelRemoval(this.volume, this.options, outcomes).remove(parent, top.self(), name);
			}
			try (TreeRemoval removal = new TreeRemoval(this.volume, this.options, top, parent, outcomes)) {
				return removal.remove(name);
			}
		}
		catch (NoSuchFileException ex) {
			return true;
		}
	}

}
