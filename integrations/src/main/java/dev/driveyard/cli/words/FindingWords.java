package dev.driveyard.cli.words;

import dev.driveyard.catalogue.findings.Finding;

/**
 * What to do about findings, in the words of this command line.
 */
public final class FindingWords {

	private FindingWords() {
	}

	/** What to do about such a finding. */
	public static String action(Finding.Code code) {
		return switch (code) {
			case BIT_ROT, SIZE_CHANGED -> "restore it from a good copy: driveyard repair RUN";
			case MISSING -> "restore it: driveyard repair RUN; if it was removed on purpose, index its folder";
			case KIND_CHANGED -> "look at it; if it is right, index its folder";
			case UNREADABLE -> "look at its permissions and at the disk";
			case DAMAGED, CONTROL_BYTES, ENDS_EARLY -> "open it; if it is broken, restore it from a backup";
			case VOLUME_CHANGED -> "mount the right disk and validate again";
			case PERMISSIONS_CHANGED -> "if they are right, index its folder";
			case EMPTY -> "restore it from a backup, or remove it";
			case WRONG_TYPE -> "open it; if it is right, rename it";
			case NOT_DECODED -> "open it with the program that it is for";
			case EDITED -> "index its folder, so that its new content is guarded";
		};
	}

}
