package dev.driveyard.journal;

/**
 * What became of one file or directory of an operation. The numbers are stored: never
 * change them.
 */
public enum FileState {

	/** It is to be handled. */
	PLANNED(0),
	/** What was asked for is done. */
	DONE(1),
	/** It was not wanted, because of what the target has. */
	SKIPPED(2),
	/** It could not be done; an issue of the run says why. */
	FAILED(3),
	/** The copy is there, the source is still to be removed. */
	COPIED(4),
	/** It is another name of a file that is copied, and is still to be linked to that. */
	TO_LINK(5);

	private static final FileState[] BY_NUMBER = values();

	private final int number;

	FileState(int number) {
		this.number = number;
	}

	/** The number that is stored. */
	public int number() {
		return this.number;
	}

	/** The state with this stored number. */
	public static FileState of(int number) {
		return BY_NUMBER[number];
	}

}
