package dev.driveyard.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One file, directory or symbolic link of a location.
 *
 * @param id for life: it survives renames and edits and is never given twice
 * @param parent the directory that holds it; null for a location's root
 * @param name see {@link EntryName}
 * @param stat what the file system says of it
 * @param volume the volume that holds it
 * @param content what it holds, where that is known
 */
public record Entry(long id, @Nullable Long parent, String name, Stat stat, long volume, @Nullable Long content) {

	/**
	 * What the file system says of an entry. Two equal stats of one path mean that
	 * nothing happened to it.
	 *
	 * @param size in bytes
	 * @param modified when the bytes last changed, a number of {@link FileTimes}
	 * @param changed when bytes or attributes last changed, a number of {@link FileTimes}
	 * @param mode the Unix mode with its type bits
	 * @param owner user id
	 * @param group group id
	 * @param links number of hard links
	 * @param target where a symbolic link points, null for any other kind
	 */
	public record Stat(EntryKind kind, long size, long modified, long changed, long inode, int mode, long owner,
			long group, long links, @Nullable String target) {

		/**
		 * Whether the file behind both is the same and its bytes are where they were: a
		 * change time that moved without any attribute to explain it counts as an edit.
		 */
		public boolean sameContent(Stat other) {
			return sameVersion(other) && (this.changed == other.changed || attributesDiffer(other));
		}

		/**
		 * Whether both are the same file of a file system, by inode and kind.
		 */
		public boolean sameFile(Stat other) {
			return this.inode == other.inode && this.kind == other.kind;
		}

		/**
		 * Whether both are the same file with its size and time as they were, wherever it
		 * is now: an inode alone may have been given to another file since.
		 */
		public boolean sameVersion(Stat other) {
			return sameFile(other) && this.size == other.size && this.modified == other.modified;
		}

		private boolean attributesDiffer(Stat other) {
			return this.mode != other.mode || this.owner != other.owner || this.group != other.group
					|| this.links != other.links;
		}

	}

}
