package dev.driveyard.files;

/**
 * What an entry is. The numbers are stored: never change them.
 */
public enum FileKind {

	/** A regular file. */
	FILE(0),
	/** A directory. */
	DIRECTORY(1),
	/** A symbolic link, recorded and never followed. */
	LINK(2),
	/** A named pipe, socket or device: recorded, never opened. */
	SPECIAL(3);

	private static final FileKind[] BY_NUMBER = values();

	private final int number;

	FileKind(int number) {
		this.number = number;
	}

	/**
	 * The number that is stored.
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The kind with this stored number.
	 */
	public static FileKind of(int number) {
		return BY_NUMBER[number];
	}

}
