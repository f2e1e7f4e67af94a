package dev.driveyard.transfer.repair;

import java.util.List;

import dev.driveyard.content.ContentHash;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file to restore.
 *
 * @param target its absolute path, encoded
 * @param recorded size and time that it is to have, and mode, owner and group where there
 * is no damaged file to take these from
 * @param hash of what it is to hold
 * @param damaged the file that is there; null if there is none
 * @param sources absolute paths of files that may hold the same
 * @param number names this repair for ever: it becomes part of names
 */
public record RepairRequest(String target, FileAttributes recorded, ContentHash hash, @Nullable Damaged damaged,
		List<String> sources, String number) {

	/**
	 * What tells the damaged file from another one.
	 *
	 * @param changed when it last changed, if nothing wrote to it before; null if that is
	 * of no matter
	 */
	public record Damaged(long inode, long size, long modified, @Nullable Long changed) {

		/** Whether it is this file under its own name, to which nothing wrote since. */
		boolean isUntouched(FileAttributes stat) {
			return is(stat) && (this.changed == null || this.changed == stat.changed());
		}

		/** Whether it is this file; to give it another name changes it. */
		boolean is(FileAttributes stat) {
			return stat.inode() == this.inode && stat.size() == this.size && stat.modified() == this.modified;
		}

	}

}
