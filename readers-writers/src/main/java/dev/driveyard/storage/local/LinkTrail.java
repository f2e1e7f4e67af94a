package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;

/**
 * Follows a symbolic link name by name, as the system would, to see what it leads through
 * and to. Nothing is opened.
 *
 * @param file what is looked for
 * @param beside the name of something beside it: see
 * {@link dev.driveyard.storage.OpenDirectory#leadsTo}
 */
record LinkTrail(FileStat file, String beside) {

	/** As many as the system follows. */
	private static final int MOST_LINKS = 40;

	/** Whether a link leads to the file or through it. */
	boolean passes(String directory, String link) {
		Deque<String> names = new ArrayDeque<>();
		String at = directory;
		names.push(link);
		try {
			for (int links = 0; !names.isEmpty() && links <= MOST_LINKS;) {
				String name = names.pop();
				if (name.equals("..")) {
					at = EncodedPaths.parent(at);
					continue;
				}
				FileStat found = new LocalBackend().stat(EncodedPaths.below(at, name));
				if (links > 0 && isFile(at, found)) {
					return true;
				}
				if (found.stat().kind() == FileKind.LINK) {
					links++;
					at = push(String.valueOf(found.stat().target()), names) ? "/" : at;
				}
				else {
					at = EncodedPaths.below(at, name);
				}
			}
			return false;
		}
		catch (IOException ex) {
			return false; // it leads nowhere
		}
	}

	private boolean isFile(String at, FileStat found) {
		return found.sameFile(this.file)
				|| (found.name().equals(this.file.name()) && exists(EncodedPaths.below(at, this.beside)));
	}

	private static boolean exists(String path) {
		try {
			new LocalBackend().stat(path);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Puts the names of a link's target first; whether it begins at the root. */
	private static boolean push(String target, Deque<String> names) {
		String[] parts = target.split("/", -1);
		for (int i = parts.length - 1; i >= 0; i--) {
			if (!parts[i].isEmpty() && !parts[i].equals(".")) {
				names.push(parts[i]);
			}
		}
		return target.startsWith("/");
	}

}
