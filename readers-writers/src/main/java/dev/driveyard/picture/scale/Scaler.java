package dev.driveyard.picture.scale;

import java.io.IOException;

/**
 * Makes a picture smaller, row by row: only as many rows are in memory as one row of the
 * result is made of.
 */
public final class Scaler {

	/** The better filter is left so much to do at least. */
	private static final double LEFT = 1.6;

	private final Shrinking source;

	private final PixelLayout layout;

	private final int width;

	private final int height;

	private final Filter across;

	private final Filter down;

	private final Planes[] ring;

	private int read;

	private Scaler(PixelRows rows, double spanX, double spanY, int width, int height) {
		int factor = Math.max(1, (int) Math.min(spanX / width / LEFT, spanY / height / LEFT));
		this.source = new Shrinking(rows, factor);
		this.layout = rows.layout();
		this.width = width;
		this.height = height;
		this.across = new Filter(this.source.width(), spanX / factor, width);
		this.down = new Filter(this.source.height(), spanY / factor, height);
		this.ring = new Planes[this.down.taps];
	}

	/**
	 * Makes it smaller.
	 * @param spanX how many of the pixels in a row the picture really covers: the decoder
	 * may have cut the last
	 * @param spanY how many rows the picture really covers
	 */
	public static Pixels scale(PixelRows rows, double spanX, double spanY, int width, int height) throws IOException {
		return new Scaler(rows, spanX, spanY, width, height).run();
	}

	public static Pixels scale(Pixels pixels, int width, int height) throws IOException {
		return (pixels.width() == width && pixels.height() == height) ? pixels
				: scale(pixels, pixels.width(), pixels.height(), width, height);
	}

	private Pixels run() throws IOException {
		int[] values = new int[this.width * this.height];
		Planes sum = new Planes(this.source.planes(), this.source.width());
		Planes narrow = new Planes(this.source.planes(), this.width);
		for (int y = 0; y < this.height; y++) {
			readTo(this.down.last(y));
			sum.clear();
			for (int t = 0; t < this.down.taps; t++) {
				float weight = this.down.weights[y * this.down.taps + t];
				if (weight != 0) {
					sum.add(this.ring[(this.down.starts[y] + t) % this.ring.length], weight);
				}
			}
			narrow.narrow(sum, this.across);
			store(narrow, values, y * this.width);
		}
		return new Pixels(this.width, this.height, this.layout, values);
	}

	private void readTo(int last) throws IOException {
		for (; this.read <= last; this.read++) {
			int place = this.read % this.ring.length;
			if (this.ring[place] == null) {
				this.ring[place] = new Planes(this.source.planes(), this.source.width());
			}
			this.source.next(this.ring[place]);
		}
	}

	private void store(Planes row, int[] into, int offset) {
		float[][] planes = row.values;
		for (int x = 0; x < this.width; x++) {
			float scale = 1;
			int top = 0;
			if (planes.length == 4) {
				top = clamp(planes[3][x]);
				if (this.layout == PixelLayout.ARGB) {
					scale = (top == 0) ? 0 : 1 / planes[3][x];
				}
			}
			into[offset + x] = (top << 24) | (clamp(planes[2][x] * scale) << 16) | (clamp(planes[1][x] * scale) << 8)
					| clamp(planes[0][x] * scale);
		}
	}

	private static int clamp(float value) {
		return Math.max(0, Math.min(255, (int) (value + 0.5f)));
	}

}
