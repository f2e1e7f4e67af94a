package dev.driveyard.picture.scale;

import java.io.IOException;

/**
 * Rows whose colours have a high range, as a usual screen shows them.
 */
public record HighRangeRows(PixelRows rows, HighRange range) implements PixelRows {

	@Override
	public int width() {
		return this.rows.width();
	}

	@Override
	public int height() {
		return this.rows.height();
	}

	@Override
	public PixelLayout layout() {
		return this.rows.layout();
	}

	@Override
	public void read(int y, int[] into) throws IOException {
		this.rows.read(y, into);
		this.range.toScreen(into);
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
