package dev.driveyard.catalogue.duplicates;

import org.jspecify.annotations.Nullable;

/**
 * Files or folders that are equal, or pictures that look alike, as a run found them.
 *
 * @param id 0 before it is stored
 * @param content what files hold, null where that was not asked or is nothing
 * @param name what they are called, where that was asked
 * @param digest of what folders hold, null for files
 * @param size of one of them, in bytes
 * @param copies how many there are: a file with several names is one, and so are files
 * that share their bytes on the medium
 * @param names how many members there are
 * @param wasted what all but one of them hold, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DuplicateGroup(long id, Kind kind, @Nullable Long content, @Nullable String name,
		byte @Nullable [] digest, long size, long copies, long names, long wasted) {

	/**
	 * What is equal. The numbers are stored: never change them.
	 */
	public enum Kind {

		/** Files. */
		FILES(0),
		/** Folders with all below them. */
		FOLDERS(1),
		/** Files with pictures that look alike: these are not equal. */
		PICTURES(2);

		private static final Kind[] BY_NUMBER = values();

		private final int number;

		Kind(int number) {
			this.number = number;
		}

		/** The number that is stored. */
		public int number() {
			return this.number;
		}

		/** The kind with this stored number. */
		public static Kind of(int number) {
			return BY_NUMBER[number];
		}

	}

	/**
	 * One of them, as it was then.
	 *
	 * @param path absolute, encoded; as it is read from a group, after the address of its
	 * volume if that is on a server or in an archive
	 * @param modified a number of {@link dev.driveyard.files.FileTimes}
	 * @param shared the first of the members that share all of their bytes on the medium
	 * with it, as reflinks do; null if none does
	 * @param look how it looks, where members only look alike
	 */
	public record Member(long group, long entry, String path, long volume, long inode, long size, long modified,
			@Nullable Long shared, @Nullable Look look) {

		/** One that is equal to the others. */
		public Member(long group, long entry, String path, long volume, long inode, long size, long modified,
				@Nullable Long shared) {
			this(group, entry, path, volume, inode, size, modified, shared, null);
		}

		/** Whether both are names of one file. */
		public boolean isSameFile(Member other) {
			return this.volume == other.volume && this.inode == other.inode;
		}

		/** All names of one file have this in common. */
		public String fileKey() {
			return this.volume + ":" + this.inode;
		}

		/** All that is one copy on the medium has this in common. */
		public String copyKey() {
			return (this.shared != null) ? "shared " + this.shared : fileKey();
		}

		/** The same, sharing its bytes. */
		public Member sharing(long first) {
			return new Member(this.group, this.entry, this.path, this.volume, this.inode, this.size, this.modified,
					first, this.look);
		}

	}

	/**
	 * How a member looks.
	 *
	 * @param content the number of what it holds
	 * @param width in pixels, as it is seen
	 * @param height in pixels, as it is seen
	 * @param distance bits in which its hash differs from that of the best
	 * @param likeness to the best, in thousandths
	 * @param betterBy why the best one is better; null for the best itself
	 */
	public record Look(long content, int width, int height, int distance, int likeness, @Nullable BetterBy betterBy) {

		/** Whether it is the best of its group. */
		public boolean isBest() {
			return this.betterBy == null;
		}

	}

	/**
	 * What a run found in all.
	 *
	 * @param copies all but one of each group
	 */
	public record Totals(long groups, long copies, long wasted) {
	}

}
