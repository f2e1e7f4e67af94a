package dev.driveyard.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Directories that are missing on a recorded path, made by the handle of the one above
 * and for their owner alone. Once what is to be in them is there, those get their owner
 * and mode that this made, and no other that has taken their place meanwhile. For one
 * thread.
 */
public final class MissingDirectories implements Closeable {

	private static final int PERMISSIONS = 0777;

	private static final int OWNER_ONLY = 0700;

	private final Known known;

	private final List<Made> made = new ArrayList<>();

	/** The directory at the path. */
	private WritableDirectory last;

	private MissingDirectories(WritableDirectory first, Known known) {
		this.last = first;
		this.known = known;
	}

	/**
	 * Opens a directory, making what is missing of its path.
	 * @param path absolute and encoded; no name in it may be a link
	 * @param known what is known of those that are missing
	 */
	public static MissingDirectories open(Backend volume, String path, Known known) throws IOException {
		Deque<String> missing = new ArrayDeque<>();
		MissingDirectories directories = new MissingDirectories(nearest(volume, path, missing), known);
		try {
			for (String each : missing) {
				directories.descend(each);
			}
			return directories;
		}
		catch (IOException | RuntimeException ex) {
			directories.close();
			throw ex;
		}
	}

	/**
	 * Makes what is missing of a path, for this user alone.
	 */
	public static void make(Backend volume, String path) throws IOException {
		open(volume, path, Known.NOTHING).close();
	}

	private static WritableDirectory nearest(Backend volume, String path, Deque<String> missing) throws IOException {
		String at = path;
		while (true) {
			try {
				return Writing.of(volume).open(at);
			}
			catch (NoSuchFileException ex) {
				if (at.equals("/") || at.isEmpty()) {
					throw ex;
				}
				missing.push(at);
				at = EncodedPaths.parent(at);
			}
		}
	}

	private void descend(String path) throws IOException {
		WritableDirectory above = this.last;
		String name = EncodedPaths.name(path);
		boolean isNew = true;
		try {
			above.createDirectory(name);
		}
		catch (FileAlreadyExistsException ex) {
			isNew = false;
		}
		WritableDirectory opened = above.openDirectory(name);
		this.last = opened;
		if (isNew && isAsMade(opened)) {
			this.made.add(new Made(opened, owner(path, above)));
		}
		else {
			this.made.add(new Made(opened, null));
		}
		if (this.made.size() == 1) {
			above.close();
		}
	}

	private @Nullable Owner owner(String path, WritableDirectory above) throws IOException {
		Owner recorded = this.known.of(path);
		if (recorded != null) {
			return recorded;
		}
		FileStat parent = above.self();
		return new Owner(parent.stat().owner(), parent.stat().group(), OWNER_ONLY);
	}

	/**
	 * Who may rename in the directory above could put another one there, but none that
	 * holds anything that was closed to him.
	 */
	private static boolean isAsMade(WritableDirectory opened) throws IOException {
		boolean[] empty = { true };
		opened.eachName((name) -> empty[0] = false);
		return empty[0] && (opened.self().stat().mode() & PERMISSIONS) == OWNER_ONLY;
	}

	/**
	 * The directory; open until this is closed.
	 */
	public WritableDirectory directory() {
		return this.last;
	}

	/**
	 * Gives those that were made their owner and mode, as far as this user may.
	 */
	public void finish() throws IOException {
		for (int i = this.made.size() - 1; i >= 0; i--) {
			Owner owner = this.made.get(i).owner();
			if (owner != null) {
				finish(this.made.get(i).directory(), owner);
			}
		}
	}

	private static void finish(WritableDirectory directory, Owner owner) throws IOException {
		try {
			directory.metadata().setOwner(owner.owner(), owner.group());
		}
		catch (IOException ex) {
			return; // then it stays this user's, and closed
		}
		directory.metadata().setMode(owner.mode());
	}

	@Override
	public void close() throws IOException {
		IOException failure = null;
		List<WritableDirectory> open = new ArrayList<>(this.made.stream().map(Made::directory).toList());
		if (open.isEmpty()) {
			open.add(this.last);
		}
		for (WritableDirectory directory : open) {
			try {
				directory.close();
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Whose a directory is.
	 *
	 * @param mode its permissions
	 */
	public record Owner(long owner, long group, int mode) {

		/** That of a file. */
		public static Owner of(FileStat file) {
			return new Owner(file.stat().owner(), file.stat().group(), file.stat().mode());
		}

	}

	/**
	 * What is known of a directory that is missing.
	 */
	@FunctionalInterface
	public interface Known {

		/** Nothing is. */
		Known NOTHING = (path) -> null;

		@Nullable Owner of(String path);

	}

	private record Made(WritableDirectory directory, @Nullable Owner owner) {
	}

}
