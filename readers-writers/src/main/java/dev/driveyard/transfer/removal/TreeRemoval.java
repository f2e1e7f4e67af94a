package dev.driveyard.transfer.removal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Removes a child of a directory with all below it: names in order, a directory after
 * what it holds. It holds only the deepest directories open, and finds its way back to
 * others by {@code ..}, checked by device and inode. For one thread.
 */
final class TreeRemoval implements Closeable {

	/** Names held for each level of the tree. */
	private static final int LOT = 100_000;

	/**
	 * Directories held open. The way back by {@code ..} makes the path longer that the
	 * JDK keeps of a directory, so that it must be the exception.
	 */
	private static final int WINDOW = 64;

	/** How often a directory is read that is filled while it is emptied. */
	private static final int ROUNDS = 3;

	private final Backend volume;

	private final RemovalOptions options;

	private final WritableDirectory top;

	private final StringBuilder path;

	private final Consumer<Removal> outcomes;

	private final List<Level> levels = new ArrayList<>();

	/**
	 * Makes one for the children of a directory.
	 * @param top stays open
	 * @param path of the top
	 */
	TreeRemoval(Backend volume, RemovalOptions options, WritableDirectory top, String path,
			Consumer<Removal> outcomes) {
		this.volume = volume;
		this.options = options;
		this.top = top;
		this.path = new StringBuilder(path.equals("/") ? "" : path);
		this.outcomes = outcomes;
	}

	/**
	 * Removes a child of the top.
	 * @return whether it came to the end without being stopped
	 */
	boolean remove(String name) throws IOException {
		this.levels.add(new Level(this.top.self(), this.top, 0));
		child(this.top, name, 1);
		while (this.levels.size() > 1) {
			if (this.options.stopped().getAsBoolean()) {
				return false;
			}
			step(deepest());
		}
		this.levels.clear();
		return true;
	}

	private void step(Level level) {
		try {
			WritableDirectory directory = level.directory;
			String name = (directory != null) ? level.names.next(directory) : null;
			if (directory != null && name != null) {
				child(directory, name, 1);
				return;
			}
		}
		catch (IOException ex) {
			keep(RemovalFailures.kept(pathOf(""), ex));
		}
		leave();
	}

	private void child(WritableDirectory directory, String name, int round) {
		try {
			FileStat stat = directory.stat(name);
			if (stat.stat().kind() == FileKind.DIRECTORY) {
				enterOrRemove(directory, stat, round);
			}
			else if (this.options.files().remove(directory, stat)) {
				this.outcomes.accept(new Removal.Removed(pathOf(name), stat));
			}
		}
		catch (NoSuchFileException ex) {
			// somebody else removed it
		}
		catch (IOException ex) {
			keep(RemovalFailures.kept(pathOf(name), ex));
		}
	}

	/** One that may not be read can still be removed if it is empty. */
	private void enterOrRemove(WritableDirectory directory, FileStat stat, int round) throws IOException {
		try {
			enter(directory, stat.name(), round);
		}
		catch (AccessDeniedException ex) {
			try {
				if (directory.removeDirectory(stat.name())) {
					this.outcomes.accept(new Removal.Removed(pathOf(stat.name()), stat));
				}
			}
			catch (DirectoryNotEmptyException full) {
				throw ex;
			}
		}
	}

	private void enter(WritableDirectory directory, String name, int round) throws IOException {
		WritableDirectory child = directory.openDirectory(name);
		try {
			FileStat self = child.self();
			if (isMounted(self, name)) {
				child.close();
				keep(new Removal.Kept(pathOf(name), Removal.Reason.MOUNT_POINT,
						"Another file system is mounted here. Unmount it, or remove what it holds by itself."));
				return;
			}
			this.path.append('/').append(name);
			this.levels.add(new Level(new FileStat(name, self.device(), self.stat()), child, round));
			int far = this.levels.size() - 1 - WINDOW;
			if (far > 0) {
				close(this.levels.get(far));
			}
		}
		catch (IOException ex) {
			child.close();
			throw ex;
		}
	}

	private boolean isMounted(FileStat child, String name) {
		return child.device() != deepest().self.device() || this.options.mounts().isMountPoint(pathOf(name));
	}

	/** Goes back up and removes the directory if nothing in it was kept. */
	private void leave() {
		Level level = this.levels.remove(this.levels.size() - 1);
		Level above = deepest();
		this.path.setLength(this.path.length() - level.self.name().length() - 1);
		if (above.directory == null) {
			above.directory = reopen(above, level);
		}
		close(level);
		if (above.directory == null || level.kept) {
			above.kept = true;
			return;
		}
		removeDirectory(above.directory, level);
	}

	private void removeDirectory(WritableDirectory parent, Level level) {
		String name = level.self.name();
		try {
			if (parent.removeDirectory(name)) {
				this.outcomes.accept(new Removal.Removed(pathOf(name), level.self));
			}
		}
		catch (DirectoryNotEmptyException ex) {
			if (level.round < ROUNDS) {
				child(parent, name, level.round + 1);
				return;
			}
			keep(RemovalFailures.kept(pathOf(name), ex));
		}
		catch (IOException ex) {
			keep(RemovalFailures.kept(pathOf(name), ex));
		}
	}

	/** Null if the way back is lost. */
	private @Nullable WritableDirectory reopen(Level above, Level below) {
		try {
			return climb(above, below);
		}
		catch (IOException moved) {
			try {
				return DirectoryPaths.open(this.volume, pathOf(""), above.self);
			}
			catch (IOException ex) {
				keep(RemovalFailures.kept(pathOf(""), ex));
				return null;
			}
		}
	}

	private WritableDirectory climb(Level above, Level below) throws IOException {
		if (below.directory == null) {
			throw new NoSuchFileException(pathOf(""));
		}
		return DirectoryPaths.requireSame(below.directory.openParent(), above.self, pathOf(""));
	}

	private void keep(Removal.Kept kept) {
		deepest().kept = true;
		this.outcomes.accept(kept);
	}

	private String pathOf(String name) {
		return name.isEmpty() ? this.path.toString() : this.path + "/" + name;
	}

	private Level deepest() {
		return this.levels.get(this.levels.size() - 1);
	}

	/** The top is its owner's to close. */
	private void close(Level level) {
		WritableDirectory directory = level.directory;
		level.directory = null;
		if (directory != null && directory != this.top) {
			try {
				directory.close();
			}
			catch (IOException ex) {
				// nothing was written through it
			}
		}
	}

	@Override
	public void close() {
		this.levels.forEach(this::close);
	}

	/**
	 * A directory on the way to where the removal is.
	 */
	private static final class Level {

		private final FileStat self;

		private final int round;

		/** Null while it is not held open, or the way back to it is lost. */
		private @Nullable WritableDirectory directory;

		private final NextNames names = new NextNames(LOT);

		private boolean kept;

		private Level(FileStat self, WritableDirectory directory, int round) {
			this.self = self;
			this.directory = directory;
			this.round = round;
		}

	}

}
