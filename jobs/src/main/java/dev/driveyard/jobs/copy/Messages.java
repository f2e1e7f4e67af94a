package dev.driveyard.jobs.copy;

import java.io.IOException;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.transfer.copy.CopyOutcome;

/**
 * What outcomes mean, for a person.
 */
final class Messages {

	static final String COLLISION = "The target takes this name for that of something else that it has";

	private Messages() {
	}

	static String of(IOException problem) {
		return Problems.describe(problem);
	}

	/** Why nothing more can be done, and what to do. */
	static String of(CopyOutcome.Pointless pointless, String target) {
		String place = Plan.display(target);
		return switch (pointless.condition()) {
			case NO_SPACE -> "The file system of " + place
					+ " is full. Make room, then run the same command again: it goes on where it stopped.";
			case QUOTA -> "Your quota on the file system of " + place
					+ " is used up. Make room, then run the same command again: it goes on where it stopped.";
			case READ_ONLY -> "The file system of " + place
					+ " can't be written. Mount it writable, then run the same command again: it goes on where it stopped.";
		};
	}

	/** Why a file was not copied. */
	static String of(CopyOutcome outcome) {
		if (outcome instanceof CopyOutcome.Failed failed) {
			return of(failed);
		}
		if (outcome instanceof CopyOutcome.Changing changing) {
			return "It changed each of the " + changing.tries() + " times that it was read";
		}
		if (outcome instanceof CopyOutcome.Corrupt) {
			return "The target did not give back what was written to it. Check that medium";
		}
		if (outcome instanceof CopyOutcome.NotCopied) {
			return "It is a pipe, socket or device, which can't be copied";
		}
		return outcome.toString();
	}

	private static String of(CopyOutcome.Failed failed) {
		return switch (failed.cause()) {
			case SOURCE_GONE -> "It was removed or replaced before it was copied";
			case SOURCE_UNREADABLE -> "It can't be read: " + failed.message();
			case TARGET_EXISTS -> "The target has something of this name";
			case KINDS_DIFFER -> "The target has a folder where this has a file, or a file where this has a folder";
			case NAMES_COLLIDE -> COLLISION;
			case SAME_FILE -> "Source and target are the same file";
			case NAME_UNFIT -> "The target can't hold a file of this name";
			case TOO_LARGE -> "The target's file system can't hold a file that large";
			case TARGET_DENIED -> "Writing to the target's folder is not allowed";
			case NO_REFLINK -> "The file systems can't share blocks. Use another method";
			case SYSTEM -> failed.message();
		};
	}

	/** The kind of issue that an outcome is. */
	static Issue.Code code(CopyOutcome outcome) {
		if (outcome instanceof CopyOutcome.Changing) {
			return Issue.Code.FILE_CHANGING;
		}
		if (outcome instanceof CopyOutcome.Corrupt) {
			return Issue.Code.NOT_VERIFIED;
		}
		boolean unreadable = outcome instanceof CopyOutcome.Failed failed
				&& failed.cause() == CopyOutcome.Cause.SOURCE_UNREADABLE;
		return unreadable ? Issue.Code.UNREADABLE_FILE : Issue.Code.NOT_COPIED;
	}

}
