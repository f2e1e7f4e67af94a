package dev.driveyard.catalogue.contents;

import java.util.stream.Stream;

/**
 * What came of reading what a content says of itself. The numbers are stored and the
 * names shown: neither changes.
 */
public enum MetadataState {

	/** It says nothing, or is of a type that has nothing to say. */
	NOTHING(0),
	/** It was read. */
	FOUND(1),
	/** It is cut off, or no file of its type. */
	MALFORMED(2),
	/** It wants a password. */
	ENCRYPTED(3),
	/** More of it would have to be read than is allowed. */
	TOO_LARGE(4),
	/** It took longer than it may, twice: it is left alone from now on. */
	TIMED_OUT(5),
	/** It ended the process that read it, twice: it is left alone from now on. */
	CRASHED(6);

	private final int number;

	MetadataState(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

	static MetadataState of(int number) {
		return Stream.of(values())
			.filter((state) -> state.number == number)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no state " + number + " of metadata"));
	}

}
