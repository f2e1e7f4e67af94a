package dev.driveyard.jobs.index;

import java.io.IOException;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a file that was moved or whose attributes were changed from another one that has
 * been given its inode, and has its size and time by chance: what was unpacked from an
 * archive has the times that are in it.
 */
record SameFiles(Backend volume) {

	private static final Logger logger = LoggerFactory.getLogger(SameFiles.class);

	/**
	 * Whether what is at a path now can be the file that was seen before: then it was
	 * there already when that one's attributes last changed. Where the file system keeps
	 * no change times of its own (FAT), or does not say when a file was made, it can.
	 * @param path absolute
	 */
	boolean canBe(String path, FileAttributes before, FileAttributes now) {
		if (before.changed() == now.changed() || now.changed() == now.modified()) {
			return true;
		}
		try {
			Long born = this.volume.born(path);
			return born == null || born <= before.changed();
		}
		catch (IOException ex) {
			logger.debug("Can't tell when {} was made", path, ex);
			return true;
		}
	}

}
