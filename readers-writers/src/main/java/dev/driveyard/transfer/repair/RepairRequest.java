package dev.driveyard.transfer.repair;

import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.content.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A file to restore.
 *
 * @param target its absolute path, encoded
 * @param recorded size, mode, owner, group and time that it is to have
 * @param hash of what it is to hold
 * @param damaged the file that is there; null if there is none
 * @param sources absolute paths of files that may hold the same
 * @param number names this repair for ever: it becomes part of names
 */
public record RepairRequest(String target, Entry.Stat recorded, ContentHash hash, @Nullable Damaged damaged,
		List<String> sources, String number) {

	/**
	 * What tells the damaged file from another one.
	 */
	public record Damaged(long inode, long size, long modified) {

		boolean is(Entry.Stat stat) {
			return stat.inode() == this.inode && stat.size() == this.size && stat.modified() == this.modified;
		}

	}

}
