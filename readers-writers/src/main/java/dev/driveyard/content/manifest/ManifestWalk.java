package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;

/**
 * The files below a folder, in the order of their bytes. It goes from handle to handle,
 * so that no link is followed and no path is too long. What can't be looked at is told.
 * For one thread.
 */
final class ManifestWalk implements AutoCloseable {

	private final Deque<Level> levels = new ArrayDeque<>();

	private final Visitor visitor;

	private ManifestWalk(Visitor visitor) {
		this.visitor = visitor;
	}

	/**
	 * Shows each file with its path relative to the folder.
	 * @param prefix what the paths begin with, {@code ""} for nothing
	 * @throws IOException if the folder itself can't be listed
	 */
	static void each(OpenDirectory folder, String prefix, Visitor visitor) throws IOException {
		try (ManifestWalk walk = new ManifestWalk(visitor)) {
			walk.levels.push(walk.list(folder, prefix));
			while (!walk.levels.isEmpty()) {
				walk.step(walk.levels.element());
			}
		}
	}

	private void step(Level level) throws IOException {
		if (!level.children.hasNext()) {
			this.levels.pop();
			if (!this.levels.isEmpty()) { // the first one is the caller's
				level.directory.close();
			}
			return;
		}
		FileStat child = level.children.next();
		String path = join(level.path, child.name());
		if (child.stat().kind() == FileKind.DIRECTORY) {
			descend(level, child.name(), path);
		}
		else if (child.stat().kind() == FileKind.FILE) {
			this.visitor.file(level.directory, child, path);
		}
		else {
			this.visitor.other(child, path);
		}
	}

	private static String join(String prefix, String name) {
		return prefix.isEmpty() ? name : prefix + "/" + name;
	}

	private void descend(Level from, String name, String path) throws IOException {
		OpenDirectory directory;
		try {
			directory = from.directory.openDirectory(name);
		}
		catch (IOException ex) {
			this.visitor.failed(path, ex);
			return;
		}
		try {
			this.levels.push(list(directory, path));
		}
		catch (IOException ex) {
			directory.close();
			this.visitor.failed(path, ex);
		}
	}

	/** What is gone again since its name was read was never there. */
	private Level list(OpenDirectory directory, String path) throws IOException {
		Children children = directory.list();
		for (Children.Failure failure : children.failures()) {
			if (!(failure.cause() instanceof NoSuchFileException)) {
				this.visitor.failed(join(path, failure.name()), failure.cause());
			}
		}
		List<FileStat> sorted = new ArrayList<>(children.stats());
		sorted.sort((a, b) -> Arrays.compareUnsigned(EncodedName.encode(a.name()), EncodedName.encode(b.name())));
		return new Level(directory, path, sorted.iterator());
	}

	@Override
	public void close() throws IOException {
		while (this.levels.size() > 1) {
			this.levels.pop().directory.close();
		}
	}

	private record Level(OpenDirectory directory, String path, Iterator<FileStat> children) {
	}

	/**
	 * Is shown files, and what can't be looked at.
	 */
	interface Visitor {

		/** A regular file in a directory. */
		void file(OpenDirectory directory, FileStat file, String path) throws IOException;

		/** A link or a special file. */
		void other(FileStat file, String path);

		/** A child that nothing is known of, or a folder that can't be listed. */
		void failed(String path, IOException failure);

	}

}
