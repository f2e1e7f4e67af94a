package dev.driveyard.picture.scale;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/**
 * A picture in memory.
 *
 * @param values a pixel each, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pixels(int width, int height, PixelLayout layout, int[] values) implements PixelRows {

	@Override
	public void read(int y, int[] into) {
		System.arraycopy(this.values, y * this.width, into, 0, this.width);
	}

	/** The same with each pixel opaque if all of them are. */
	public Pixels simplified() {
		if (this.layout != PixelLayout.ARGB) {
			return this;
		}
		for (int value : this.values) {
			if (value >>> 24 != 0xFF) {
				return this;
			}
		}
		return new Pixels(this.width, this.height, PixelLayout.RGB, this.values);
	}

	/** The same on white where it is transparent. */
	public Pixels onWhite() {
		if (this.layout != PixelLayout.ARGB) {
			return this;
		}
		int[] result = new int[this.values.length];
		for (int i = 0; i < result.length; i++) {
			int value = this.values[i];
			int alpha = value >>> 24;
			result[i] = (over(value >> 16, alpha) << 16) | (over(value >> 8, alpha) << 8) | over(value, alpha);
		}
		return new Pixels(this.width, this.height, PixelLayout.RGB, result);
	}

	private static int over(int colour, int alpha) {
		return ((colour & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
	}

	/** The same memory as an image of Java's. */
	public BufferedImage image() {
		boolean alpha = this.layout == PixelLayout.ARGB;
		DirectColorModel model = alpha ? new DirectColorModel(32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
				: new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
		int[] masks = alpha ? new int[] { 0xFF0000, 0xFF00, 0xFF, 0xFF000000 } : new int[] { 0xFF0000, 0xFF00, 0xFF };
		return new BufferedImage(model, Raster.createPackedRaster(new DataBufferInt(this.values, this.values.length),
				this.width, this.height, this.width, masks, null), false, null);
	}

}
