package dev.driveyard.picture.decode;

import dev.driveyard.picture.scale.HighRange;
import dev.driveyard.picture.scale.HighRangeRows;
import dev.driveyard.picture.scale.PixelRows;
import org.jspecify.annotations.Nullable;

/**
 * A picture as its decoder gives it.
 *
 * @param rows its pixels, possibly fewer than the original has
 * @param width of the original, as it is stored
 * @param height of the original, as it is stored
 * @param shrink how many times smaller the decoder made it; the last pixel of a row may
 * be cut. 0 if it was drawn as large as it is wanted
 * @param orientation as EXIF has it
 * @param profile the ICC profile of its colours, null for sRGB
 */
@SuppressWarnings("ArrayRecordComponent")
public record Decoded(PixelRows rows, int width, int height, double shrink, int orientation,
		byte @Nullable [] profile) {

	/** A picture with all its pixels, upright and in sRGB. */
	public static Decoded plain(PixelRows rows) {
		return new Decoded(rows, rows.width(), rows.height(), 1, 1, null);
	}

	/**
	 * A drawing that has no pixels of its own.
	 * @param width that it says it has
	 * @param height that it says it has
	 */
	public static Decoded drawn(PixelRows rows, int width, int height) {
		return new Decoded(rows, width, height, 0, 1, null);
	}

	public boolean isDrawn() {
		return this.shrink == 0;
	}

	/** The same, whose colours have a high range instead of a profile. */
	Decoded ranged(HighRange range) {
		return new Decoded(new HighRangeRows(this.rows, range), this.width, this.height, this.shrink, this.orientation,
				null);
	}

	/** The same, turned otherwise. */
	public Decoded turned(int other) {
		return new Decoded(this.rows, this.width, this.height, this.shrink, other, this.profile);
	}

}
