package dev.driveyard.transfer.removal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * Removes a child of a directory with all below it: names in order, a directory after
 * what it holds. At any depth it holds one open directory besides the top, and finds its
 * way back by {@code ..}, checked by device and inode. For one thread.
 */
final class TreeRemoval implements Closeable {

	/** Names held for each level of the tree. */
	private static final int LOT = 100_000;

	/** How often a directory is read that is filled while it is emptied. */
	private static final int ROUNDS = 3;

	private final Volume volume;

	private final RemovalOptions options;

	private final OpenDirectory top;

	private final StringBuilder path;

	private final Consumer<Removal> outcomes;

	private final Deque<Level> levels = new ArrayDeque<>();

	/** The deepest level's; null if the way back to it was lost. */
	private @Nullable OpenDirectory current;

	/**
	 * Makes one for the children of a directory.
	 * @param top stays open
	 * @param path of the top
	 */
	TreeRemoval(Volume volume, RemovalOptions options, OpenDirectory top, String path, Consumer<Removal> outcomes) {
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
		this.levels.push(new Level(this.top.self(), 0));
		this.current = this.top;
		child(this.top, name, 1);
		while (this.levels.size() > 1) {
			if (this.options.stopped().getAsBoolean()) {
				return false;
			}
			step(this.levels.element());
		}
		this.levels.pop();
		return true;
	}

	private void step(Level level) {
		try {
			String name = (this.current != null) ? level.names.next(this.current) : null;
			if (this.current != null && name != null) {
				child(this.current, name, 1);
				return;
			}
		}
		catch (IOException ex) {
			keep(Failures.kept(pathOf(""), ex));
		}
		leave();
	}

	private void child(OpenDirectory directory, String name, int round) {
		try {
			FileStat stat = directory.stat(name);
			if (stat.stat().kind() == EntryKind.DIRECTORY) {
				enter(directory, name, round);
			}
			else if (this.options.files().remove(directory, stat)) {
				this.outcomes.accept(new Removal.Removed(pathOf(name), stat));
			}
		}
		catch (NoSuchFileException ex) {
			// somebody else removed it
		}
		catch (IOException ex) {
			keep(Failures.kept(pathOf(name), ex));
		}
	}

	private void enter(OpenDirectory directory, String name, int round) throws IOException {
		OpenDirectory child = directory.openDirectory(name);
		try {
			FileStat self = child.self();
			if (isMounted(self, name)) {
				child.close();
				keep(new Removal.Kept(pathOf(name), Removal.Reason.MOUNT_POINT,
						"Another file system is mounted here. Unmount it, or remove what it holds by itself."));
				return;
			}
			closeCurrent();
			this.current = child;
			this.path.append('/').append(name);
			this.levels.push(new Level(new FileStat(name, self.device(), self.stat()), round));
		}
		catch (IOException ex) {
			child.close();
			throw ex;
		}
	}

	private boolean isMounted(FileStat child, String name) {
		return child.device() != this.levels.element().self.device()
				|| this.options.mounts().isMountPoint(pathOf(name));
	}

	/** Goes back up and removes the directory if nothing in it was kept. */
	private void leave() {
		Level level = this.levels.pop();
		this.path.setLength(this.path.length() - level.self.name().length() - 1);
		OpenDirectory parent = (this.levels.size() == 1) ? this.top : parent(this.levels.element());
		closeCurrent();
		this.current = parent;
		if (parent == null || level.kept) {
			this.levels.element().kept = true;
			return;
		}
		removeDirectory(parent, level);
	}

	private void removeDirectory(OpenDirectory parent, Level level) {
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
			keep(Failures.kept(pathOf(name), ex));
		}
		catch (IOException ex) {
			keep(Failures.kept(pathOf(name), ex));
		}
	}

	private @Nullable OpenDirectory parent(Level above) {
		try {
			return parentByHandle(above);
		}
		catch (IOException moved) {
			try {
				return DirectoryPaths.open(this.volume, pathOf(""), above.self);
			}
			catch (IOException ex) {
				keep(Failures.kept(pathOf(""), ex));
				return null;
			}
		}
	}

	private OpenDirectory parentByHandle(Level above) throws IOException {
		if (this.current == null) {
			throw new NoSuchFileException(pathOf(""));
		}
		return DirectoryPaths.requireSame(this.current.openParent(), above.self, pathOf(""));
	}

	private void keep(Removal.Kept kept) {
		this.levels.element().kept = true;
		this.outcomes.accept(kept);
	}

	private String pathOf(String name) {
		return name.isEmpty() ? this.path.toString() : this.path + "/" + name;
	}

	/** Only what was opened for reading is closed, and the top is not. */
	private void closeCurrent() {
		OpenDirectory open = this.current;
		this.current = null;
		if (open != null && open != this.top) {
			try {
				open.close();
			}
			catch (IOException ex) {
				// nothing was written through it
			}
		}
	}

	@Override
	public void close() {
		closeCurrent();
	}

	/**
	 * A directory on the way to where the removal is.
	 */
	private static final class Level {

		private final FileStat self;

		private final int round;

		private final NextNames names = new NextNames(LOT);

		private boolean kept;

		private Level(FileStat self, int round) {
			this.self = self;
			this.round = round;
		}

	}

}
