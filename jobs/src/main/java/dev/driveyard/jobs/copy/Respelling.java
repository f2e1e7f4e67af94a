package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * A move that only spells a name in another way, where the file system takes both for
 * one: {@code q} becomes {@code Q}. The system may do nothing if asked for that, so a
 * third name comes in between.
 *
 * @param source absolute path
 * @param target absolute path in the same directory
 */
record Respelling(Backend volume, String source, String target) {

	/** Whether both names are of one thing in one directory, and it has only one. */
	boolean isOne() throws IOException {
		if (this.source.equals(this.target)
				|| !EncodedPaths.parent(this.source).equals(EncodedPaths.parent(this.target))) {
			return false;
		}
		try (WritableDirectory directory = open()) {
			FileStat from = directory.find(name(this.source));
			FileStat to = directory.find(name(this.target));
			return from != null && to != null && isSame(directory, from, to);
		}
	}

	/**
	 * Files may be numbered by their names, so that one has several numbers; and names
	 * may be listed in another spelling than they have.
	 */
	private boolean isSame(WritableDirectory directory, FileStat from, FileStat to) throws IOException {
		Set<String> names = new HashSet<>();
		directory.eachName(names::add);
		boolean both = names.contains(name(this.source)) && names.contains(name(this.target));
		FileAttributes one = from.stat();
		FileAttributes other = to.stat();
		boolean listed = names.contains(name(this.source)) != names.contains(name(this.target))
				&& folded(this.source).equals(folded(this.target));
		boolean alike = one.kind() == other.kind() && one.size() == other.size() && one.modified() == other.modified()
				&& one.mode() == other.mode();
		boolean single = one.kind() == FileKind.DIRECTORY || one.links() == 1;
		return !both && ((from.sameFile(to) && single) || (listed && alike));
	}

	private static String folded(String path) {
		String upper = name(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
		return Normalizer.normalize(upper, Normalizer.Form.NFC);
	}

	private WritableDirectory open() throws IOException {
		return DirectoryPaths.open(this.volume, EncodedPaths.parent(this.source));
	}

	private static String name(String path) {
		return EncodedPaths.name(path);
	}

	/**
	 * Renames it, or goes on with that.
	 * @param between the third name, which nobody else uses
	 */
	void make(String between) throws IOException {
		try (WritableDirectory directory = open()) {
			if (directory.find(between) == null) {
				directory.renameNew(name(this.source), directory, between);
			}
			try {
				directory.renameNew(between, directory, name(this.target));
			}
			catch (IOException ex) {
				directory.renameNew(between, directory, name(this.source));
				throw ex;
			}
			directory.sync();
		}
	}

	/** What an interrupted one has left under the third name; null if nothing. */
	@Nullable FileStat left(String between) throws IOException {
		if (!EncodedPaths.parent(this.source).equals(EncodedPaths.parent(this.target))) {
			return null;
		}
		try (WritableDirectory directory = open()) {
			return directory.find(between);
		}
	}

}
