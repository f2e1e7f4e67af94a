package dev.driveyard.picture.decode;

import java.util.List;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;

/**
 * The rows of a picture of which each pixel is the mean of a block of another.
 *
 * @param colours whether its components are lightness and two colours; else they are red,
 * green and blue
 */
record MeanRows(JpegUnits units, List<MeanPlane> planes, boolean colours) implements PixelRows {

	private static final int EIGHTH = 8;

	@Override
	public int width() {
		return (this.units.width() + EIGHTH - 1) / EIGHTH;
	}

	@Override
	public int height() {
		return (this.units.height() + EIGHTH - 1) / EIGHTH;
	}

	@Override
	public PixelLayout layout() {
		return PixelLayout.RGB;
	}

	@Override
	public void read(int y, int[] into) {
		for (int x = 0; x < width(); x++) {
			double first = value(0, x, y);
			if (this.planes.size() == 1) {
				into[x] = rgb(first, 0, 0);
			}
			else if (this.colours) {
				into[x] = rgb(first, value(1, x, y) - 128, value(2, x, y) - 128);
			}
			else {
				into[x] = (clamp(first) << 16) | (clamp(value(1, x, y)) << 8) | clamp(value(2, x, y));
			}
		}
	}

	private double value(int number, int x, int y) {
		MeanPlane plane = this.planes.get(number);
		return plane.at((x + 0.5) * plane.across / this.units.mostAcross() - 0.5,
				(y + 0.5) * plane.down / this.units.mostDown() - 0.5);
	}

	private static int rgb(double light, double blue, double red) {
		return (clamp(light + 1.402 * red) << 16) | (clamp(light - 0.344136 * blue - 0.714136 * red) << 8)
				| clamp(light + 1.772 * blue);
	}

	private static int clamp(double value) {
		return (int) Math.max(0, Math.min(255, Math.round(value)));
	}

}
