package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Tells what has a name in a target's directory from what the file system takes for it:
 * some ignore case, write accents in one way, or cut names off. What counts is what the
 * directory has, not what a table says. Thread-safe, and best shared by all who copy into
 * the same directories, since what is asked of one is kept.
 */
public final class TargetNames {

	private static final int DIRECTORIES = 8;

	private final Map<Key, KnownNames> known = new LinkedHashMap<>(DIRECTORIES, 0.75F, true);

	/**
	 * Whether what was found by a name is something else: another of the names that are
	 * to go there leads to it as well, or the directory lists no such name, and what it
	 * lists is not that file.
	 * @param others the names that are to go there, this one or not
	 */
	boolean isOther(WritableDirectory target, FileStat found, Collection<String> others) throws IOException {
		FileStat self = target.self();
		KnownNames names = known(new Key(self.device(), self.stat().inode()));
		synchronized (names) {
			String alias = names.alias(target, found, others);
			if (alias != null) {
				boolean severalNames = found.stat().kind() != FileKind.DIRECTORY && found.stat().links() > 1;
				return !severalNames || !names.lists(target, found.name()) || !names.lists(target, alias);
			}
			return !names.lists(target, found.name()) && !names.listsFile(target, found);
		}
	}

	private synchronized KnownNames known(Key key) {
		KnownNames names = this.known.computeIfAbsent(key, (unknown) -> new KnownNames());
		if (this.known.size() > DIRECTORIES) {
			this.known.remove(this.known.keySet().iterator().next());
		}
		return names;
	}

	private record Key(long device, long inode) {
	}

}
