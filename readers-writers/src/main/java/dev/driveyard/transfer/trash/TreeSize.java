package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * The space that a tree takes, in bytes, about as {@code du -B1} counts it: each file
 * once, in whole blocks. The JDK does not tell how many blocks a file really has, so
 * sparse files count in full.
 */
final class TreeSize {

	private static final long BLOCK = 4096;

	private final Backend volume;

	private final Set<Long> counted = new HashSet<>();

	TreeSize(Backend volume) {
		this.volume = volume;
	}

	/** What can be seen of the tree's size. */
	long of(String root, FileStat stat) {
		Deque<Directory> open = new ArrayDeque<>();
		long sum = blocks(stat.stat());
		open.push(new Directory(root, stat));
		while (!open.isEmpty()) {
			Directory directory = open.pop();
			try {
				for (FileStat child : this.volume.list(directory.path(), directory.stat()).stats()) {
					sum += blocks(child.stat());
					if (child.stat().kind() == FileKind.DIRECTORY && child.device() == stat.device()) {
						open.push(new Directory(DirectoryPaths.join(directory.path(), child.name()), child));
					}
				}
			}
			catch (IOException ex) {
				// it is gone or may not be read: the rest counts
			}
		}
		return sum;
	}

	private long blocks(FileAttributes stat) {
		boolean takesSpace = stat.kind() == FileKind.FILE || stat.kind() == FileKind.DIRECTORY;
		boolean again = stat.kind() == FileKind.FILE && stat.links() > 1 && !this.counted.add(stat.inode());
		return (takesSpace && !again) ? (stat.size() + BLOCK - 1) / BLOCK * BLOCK : 0;
	}

	private record Directory(String path, FileStat stat) {
	}

}
