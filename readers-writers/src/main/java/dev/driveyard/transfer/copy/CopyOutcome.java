package dev.driveyard.transfer.copy;

import java.util.List;

import dev.driveyard.content.ContentHash;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file. Only after {@link Copied} and {@link Already} is it at the
 * target; after all others the target is as it was before.
 */
public sealed interface CopyOutcome {

	/**
	 * It was copied.
	 *
	 * @param name what it is called at the target
	 * @param bytes its size
	 * @param hash of what was read, where it was wanted
	 * @param warnings what could not be kept beside its bytes
	 */
	record Copied(String name, How how, long bytes, @Nullable ContentHash hash, boolean replaced, boolean verified,
			List<String> warnings) implements CopyOutcome {
	}

	/**
	 * An earlier run had copied it: the target has the same bytes and time.
	 *
	 * @param hash of what was read, for a file
	 */
	record Already(String name, @Nullable ContentHash hash) implements CopyOutcome {
	}

	/**
	 * It was not wanted, because of what the target has.
	 */
	record Skipped(Reason reason) implements CopyOutcome {
	}

	/**
	 * It is of a kind that can't be copied, such as a named pipe.
	 */
	record NotCopied(FileKind kind) implements CopyOutcome {
	}

	/**
	 * The source changed each time that it was read.
	 */
	record Changing(int tries) implements CopyOutcome {
	}

	/**
	 * The target did not give back what was written to it, each time that it was tried.
	 *
	 * @param read what was read from the source
	 * @param written what was read from the target
	 */
	record Corrupt(ContentHash read, ContentHash written) implements CopyOutcome {
	}

	/**
	 * It was asked to stop.
	 */
	record Stopped() implements CopyOutcome {
	}

	/**
	 * It failed, and other files would too: going on is pointless until someone acts.
	 */
	record Pointless(Condition condition, String message) implements CopyOutcome {
	}

	/**
	 * It failed.
	 */
	record Failed(Cause cause, String message) implements CopyOutcome {
	}

	/** How the bytes got there. */
	enum How {

		/** They are shared with the source. */
		REFLINK,
		/** The system copied them. */
		IN_PLACE,
		/** They were read and written. */
		STREAM,
		/** The file is another name of one that was copied before, or a link. */
		LINK,
		/** The file itself has another name now. */
		RENAME

	}

	/** Why a file was not wanted. */
	enum Reason {

		/** The target has something of that name. */
		EXISTS,
		/** What the target has is as new. */
		NOT_NEWER

	}

	/** Why going on is pointless. */
	enum Condition {

		/** The target's file system is full. */
		NO_SPACE,
		/** The user may store no more there. */
		QUOTA,
		/** The target can't be written. */
		READ_ONLY

	}

	/** Why a single file failed. */
	enum Cause {

		/** The source is not there any more. */
		SOURCE_GONE,
		/** The source can't be read. */
		SOURCE_UNREADABLE,
		/** The target has something of that name. */
		TARGET_EXISTS,
		/** One of the two is a directory, the other is not. */
		KINDS_DIFFER,
		/** The target takes its name for that of something else that it has. */
		NAMES_COLLIDE,
		/** Source and target are one file. */
		SAME_FILE,
		/** The target can't hold such a name. */
		NAME_UNFIT,
		/** The target can't hold a file that large. */
		TOO_LARGE,
		/** Writing there is not allowed. */
		TARGET_DENIED,
		/** The file systems can't share bytes. */
		NO_REFLINK,
		/** The system failed otherwise. */
		SYSTEM

	}

}
