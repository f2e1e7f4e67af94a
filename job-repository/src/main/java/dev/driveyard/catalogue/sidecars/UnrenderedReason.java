package dev.driveyard.catalogue.sidecars;

import java.util.stream.Stream;

/**
 * Why no picture could be made of a content. The numbers are stored and the names shown:
 * neither changes.
 */
public enum UnrenderedReason {

	/** Nothing here decodes files of its type. */
	UNSUPPORTED(0),
	/** It is no file of its type, or damaged. */
	MALFORMED(1),
	/** It ends too early. */
	TRUNCATED(2),
	/** It wants a password. */
	ENCRYPTED(3),
	/** It has more pixels than are decoded. */
	TOO_LARGE(4),
	/** It took longer than it may, twice. */
	TIMED_OUT(5),
	/** It needs more memory than it may have. */
	OUT_OF_MEMORY(6),
	/** It ended the process that decoded it, twice. */
	CRASHED(7),
	/** It has none, as a sound file without a cover. */
	NO_PICTURE(8);

	private final int number;

	UnrenderedReason(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

	/** The reason with a number. */
	static UnrenderedReason ofNumber(int number) {
		return Stream.of(values()).filter((reason) -> reason.number == number).findFirst().orElseThrow();
	}

	/** Whether nothing is wrong with the file. */
	public boolean isOrdinary() {
		return this == UNSUPPORTED || this == NO_PICTURE || this == ENCRYPTED;
	}

}
