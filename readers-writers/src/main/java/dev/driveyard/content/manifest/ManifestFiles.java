package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FailureReason;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, reached name by name: no path leads out of it. The directory
 * of the last file stays open, for the next one is mostly beside it. For several threads.
 */
final class ManifestFiles implements AutoCloseable {

	private final Backend volume;

	private final String root;

	private final Queue<Place> spare = new ConcurrentLinkedQueue<>();

	/**
	 * The files below a folder.
	 * @param root absolute path, encoded, resolved
	 */
	ManifestFiles(Backend volume, String root) {
		this.volume = volume;
		this.root = root;
	}

	String root() {
		return this.root;
	}

	/** The names of a path; null if it leads out of the folder. */
	static @Nullable List<String> names(String path) {
		List<String> names = new ArrayList<>();
		if (path.startsWith("/") || path.indexOf('\0') >= 0) {
			return null;
		}
		for (String name : path.split("/", -1)) {
			if (name.equals("..")) {
				return null;
			}
			if (!name.isEmpty() && !name.equals(".")) {
				names.add(name);
			}
		}
		return names.isEmpty() || path.endsWith("/") ? null : names;
	}

	/**
	 * Hashes a file.
	 * @throws NoSuchFileException if there is none
	 * @throws LinkException if a link is on the way or the file itself
	 * @throws IOException if it can't be read, or changes meanwhile
	 */
	Hashed hash(List<String> names, Algorithm algorithm) throws IOException {
		return at(names, (directory, name) -> hash(directory, name, algorithm));
	}

	/**
	 * Says whether a file has the hash that it is to have.
	 * @param path as it is told
	 */
	ManifestResult compare(String path, List<String> names, Algorithm algorithm, String wanted) {
		try {
			String hash = hash(names, algorithm).hash();
			return ManifestResult.of(hash.equals(wanted) ? Status.OK : Status.CHANGED, path);
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return ManifestResult.of(Status.MISSING, path);
		}
		catch (LinkException ex) {
			return new ManifestResult(Status.REFUSED, path, "It leads through a link.");
		}
		catch (IOException ex) {
			return new ManifestResult(Status.UNREADABLE, path, "It can't be read: " + FailureReason.of(ex) + ".");
		}
	}

	/** Whether there is anything at a path. */
	boolean isThere(List<String> names) {
		try {
			return at(names, OpenDirectory::stat) != null;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private <R> R at(List<String> names, Work<R> work) throws IOException {
		List<String> folder = names.subList(0, names.size() - 1);
		Place place = this.spare.poll();
		if (place != null && !place.names().equals(folder)) {
			place.directory().close();
			place = null;
		}
		Place there = (place != null) ? place : new Place(folder, open(folder));
		try {
			return work.on(there.directory(), names.get(names.size() - 1));
		}
		finally {
			this.spare.add(there);
		}
	}

	/** A folder; the caller closes it. */
	OpenDirectory open(List<String> names) throws IOException {
		OpenDirectory directory = this.volume.open(this.root);
		for (String name : names) {
			try (OpenDirectory above = directory) {
				requireNoLink(above, name);
				directory = above.openDirectory(name);
			}
		}
		return directory;
	}

	private static Hashed hash(OpenDirectory directory, String name, Algorithm algorithm) throws IOException {
		FileStat before = requireNoLink(directory, name);
		if (before.stat().kind() != FileKind.FILE) {
			throw new IOException("it is no file");
		}
		try (OpenFile file = directory.open(name)) {
			String hash = algorithm.hash(file, before.stat().size());
			if (!directory.stat(name).equals(before)) {
				throw new IOException("it changes while it is read");
			}
			return new Hashed(hash, before.stat().size());
		}
	}

	private static FileStat requireNoLink(OpenDirectory directory, String name) throws IOException {
		FileStat stat = directory.stat(name);
		if (stat.stat().kind() == FileKind.LINK) {
			throw new LinkException(name);
		}
		return stat;
	}

	@Override
	public void close() throws IOException {
		for (Place place = this.spare.poll(); place != null; place = this.spare.poll()) {
			place.directory().close();
		}
	}

	/**
	 * The hash of a file.
	 *
	 * @param hash in hexadecimal digits
	 * @param size in bytes
	 */
	record Hashed(String hash, long size) {
	}

	/**
	 * What is done with a child of a directory.
	 */
	@FunctionalInterface
	private interface Work<R> {

		R on(OpenDirectory directory, String name) throws IOException;

	}

	private record Place(List<String> names, OpenDirectory directory) {
	}

	/**
	 * A link is never followed.
	 */
	static final class LinkException extends IOException {

		private static final long serialVersionUID = 1L;

		LinkException(String name) {
			super("it leads through the link " + name);
		}

	}

}
