package dev.driveyard.files;

import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file. Two equal ones of one path mean that nothing
 * happened to it.
 *
 * @param size in bytes
 * @param modified when the bytes last changed, a number of {@link FileTimes}
 * @param changed when bytes or attributes last changed, a number of {@link FileTimes}
 * @param mode the Unix mode with its type bits
 * @param owner user id, or {@link #UNKNOWN_ID}
 * @param group group id, or {@link #UNKNOWN_ID}
 * @param links number of hard links
 * @param target where a symbolic link points, null for any other kind
 */
public record FileAttributes(FileKind kind, long size, long modified, long changed, long inode, int mode, long owner,
		long group, long links, @Nullable String target) {

	/**
	 * The id of an owner or group that is not known: archives and servers need not say.
	 */
	public static final long UNKNOWN_ID = -1;

	/**
	 * Whether it is known whose it is.
	 */
	public boolean hasOwner() {
		return this.owner != UNKNOWN_ID && this.group != UNKNOWN_ID;
	}

	/**
	 * Whether the file behind both is the same and its bytes are where they were: a
	 * change time that moved without any attribute to explain it counts as an edit.
	 */
	public boolean sameContent(FileAttributes other) {
		return sameVersion(other) && (this.changed == other.changed || attributesDiffer(other));
	}

	/**
	 * Whether both are the same file of a file system, by inode and kind.
	 */
	public boolean sameFile(FileAttributes other) {
		return this.inode == other.inode && this.kind == other.kind;
	}

	/**
	 * Whether both are the same file with its size and time as they were, wherever it is
	 * now: an inode alone may have been given to another file since.
	 */
	public boolean sameVersion(FileAttributes other) {
		return sameFile(other) && this.size == other.size && this.modified == other.modified;
	}

	private boolean attributesDiffer(FileAttributes other) {
		return this.mode != other.mode || this.owner != other.owner || this.group != other.group
				|| this.links != other.links;
	}

}
