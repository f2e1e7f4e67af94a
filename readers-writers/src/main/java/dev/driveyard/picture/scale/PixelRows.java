package dev.driveyard.picture.scale;

import java.io.IOException;

/**
 * The rows of a picture, from above to below, each asked for once.
 */
public interface PixelRows extends AutoCloseable {

	int width();

	int height();

	PixelLayout layout();

	/**
	 * Reads a row.
	 * @param into has room for the width
	 */
	void read(int y, int[] into) throws IOException;

	/** Gives back memory that is not Java's. */
	@Override
	default void close() {
	}

}
