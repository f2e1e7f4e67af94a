package dev.driveyard.catalogue.duplicates;

/**
 * Why one of two pictures that look alike is the better one: the first of these that
 * tells them apart. The numbers are stored: never change them.
 */
public enum BetterBy {

	/** Nothing: only one could be first. */
	NOTHING(0),
	/** It is what the camera's sensor saw. */
	RAW(1),
	/** It has more pixels. */
	MORE_PIXELS(2),
	/** It has colours. */
	COLOURS(3),
	/** It is kept without loss. */
	LOSSLESS(4),
	/** It is the larger file: less was left out. */
	LARGER(5),
	/** It says more of itself: when and where it was taken, and with what. */
	MORE_METADATA(6),
	/** It was there before. */
	OLDER(7);

	private static final BetterBy[] BY_NUMBER = values();

	private final int number;

	BetterBy(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

	static BetterBy of(int number) {
		return BY_NUMBER[number];
	}

}
