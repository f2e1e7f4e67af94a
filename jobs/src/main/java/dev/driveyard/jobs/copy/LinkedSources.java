package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * The files with several names that were come upon, so that each is copied once. For one
 * thread.
 */
final class LinkedSources {

	private final Backend volume;

	private final Map<Long, List<First>> byInode = new HashMap<>();

	LinkedSources(Backend volume) {
		this.volume = volume;
	}

	/** Records a name of a file. */
	void add(long inode, First first) {
		this.byInode.computeIfAbsent(inode, (key) -> new ArrayList<>(1)).add(first);
	}

	/**
	 * Another name of a file that was come upon before.
	 * @return null if there was none; equal inodes of different file systems are not
	 * equal files
	 */
	@Nullable First find(FileStat file) {
		for (First first : this.byInode.getOrDefault(file.stat().inode(), List.of())) {
			if (isSame(first, file)) {
				return first;
			}
		}
		return null;
	}

	private boolean isSame(First first, FileStat file) {
		try {
			return this.volume.stat(first.source()).sameFile(file);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The name under which a file is copied.
	 *
	 * @param source absolute path
	 * @param target absolute path of its copy
	 */
	record First(String source, String target) {
	}

}
