package dev.driveyard.catalogue;

import dev.driveyard.files.Reasons;

/**
 * A failure with one file or directory that did not stop a run.
 *
 * @param path absolute path, encoded as {@link dev.driveyard.files.EncodedName} says
 * @param message what happened, for a person; without the path
 */
public record Issue(Code code, String path, String message) {

	public Issue {
		message = Reasons.withoutPath(message, path);
	}

	/**
	 * What kind of failure. The names are stored and shown: never change them.
	 */
	public enum Code {

		/** The directory can't be listed: what was known of its contents is kept. */
		UNREADABLE_DIRECTORY,
		/**
		 * It was listed, but gone or unreadable a moment later: what was known of it is
		 * kept.
		 */
		UNREADABLE_ENTRY,
		/**
		 * Another file system than the indexed one is mounted here: what was known is
		 * kept.
		 */
		VOLUME_CHANGED,
		/** The file can't be read: what it holds is not known. */
		UNREADABLE_FILE,
		/**
		 * The file was edited or replaced while it was read: what it holds is not known.
		 */
		FILE_CHANGING,
		/** The file is cut off, damaged, or no file of its type. */
		MALFORMED_FILE,
		/**
		 * To read what the file says of itself cost too much: it is left alone from now
		 * on.
		 */
		QUARANTINED_FILE,
		/** It could not be copied or moved: the target is as it was before. */
		NOT_COPIED,
		/** The target did not give back what was written to it. */
		NOT_VERIFIED,
		/** It was copied, but not all that is kept beside its bytes. */
		ATTRIBUTES_NOT_KEPT,
		/** It could not be removed, or is not what was to be removed. */
		NOT_REMOVED,
		/**
		 * It came into the trash and should not have, and could not be put back. The path
		 * is where it was.
		 */
		LEFT_IN_TRASH,
		/** It was to be put back from the trash and was not. */
		NOT_RESTORED,
		/** Files with equal hashes are not equal: one of them is damaged. */
		CONTENT_DIFFERS,
		/** A duplicate is not what was planned, or could not be handled: it stays. */
		NOT_RECLAIMED,
		/** It is damaged or missing, and could not be restored from a copy. */
		NOT_REPAIRED,
		/** No picture could be made of it, and not since there is none. */
		NOT_RENDERED

	}

}
