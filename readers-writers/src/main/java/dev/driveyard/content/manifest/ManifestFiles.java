package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.Volume;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, reached name by name: no path leads out of it.
 *
 * @param root absolute path, encoded, resolved
 */
record ManifestFiles(Volume volume, String root) {

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
	 */
	String hash(List<String> names, Algorithm algorithm) throws IOException {
		OpenDirectory directory = this.volume.open(this.root);
		try {
			for (String name : names.subList(0, names.size() - 1)) {
				OpenDirectory above = directory;
				requireNoLink(above, name);
				directory = above.openDirectory(name);
				above.close();
			}
			String last = names.get(names.size() - 1);
			FileStat stat = requireNoLink(directory, last);
			if (stat.stat().kind() != EntryKind.FILE) {
				throw new IOException("it is no file");
			}
			try (OpenFile file = directory.open(last)) {
				return algorithm.hash(file, stat.stat().size());
			}
		}
		finally {
			directory.close();
		}
	}

	private static FileStat requireNoLink(OpenDirectory directory, String name) throws IOException {
		FileStat stat = directory.stat(name);
		if (stat.stat().kind() == EntryKind.LINK) {
			throw new LinkException(name);
		}
		return stat;
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
