package dev.driveyard.picture.scale;

import java.io.IOException;
import java.util.Arrays;

/**
 * Rows of a picture made smaller by a whole number, each pixel the mean of a square. This
 * goes before a better filter, which has less to do then.
 */
final class Shrinking {

	private final PixelRows rows;

	private final int factor;

	private final int[] row;

	private final int[][] sums;

	private int y;

	Shrinking(PixelRows rows, int factor) {
		this.rows = rows;
		this.factor = factor;
		this.row = new int[rows.width()];
		this.sums = new int[planes()][rows.width()];
	}

	int planes() {
		return (this.rows.layout() == PixelLayout.RGB) ? 3 : 4;
	}

	int width() {
		return (this.rows.width() + this.factor - 1) / this.factor;
	}

	int height() {
		return (this.rows.height() + this.factor - 1) / this.factor;
	}

	/** The next row. */
	void next(Planes into) throws IOException {
		int count = Math.min(this.factor, this.rows.height() - this.y);
		for (int[] sum : this.sums) {
			Arrays.fill(sum, 0);
		}
		for (int i = 0; i < count; i++) {
			this.rows.read(this.y++, this.row);
			if (this.rows.layout() == PixelLayout.ARGB) {
				addWithAlpha();
			}
			else {
				for (int p = 0; p < this.sums.length; p++) {
					add(this.row, p * 8, this.sums[p]);
				}
			}
		}
		for (int p = 0; p < this.sums.length; p++) {
			mean(this.sums[p], count, into.values[p]);
		}
	}

	private static void add(int[] row, int shift, int[] sums) {
		for (int x = 0; x < sums.length; x++) {
			sums[x] += (row[x] >>> shift) & 0xFF;
		}
	}

	/** Colours count as much as they are seen: in units of 1/255 that is 16 bits. */
	private void addWithAlpha() {
		int[] row = this.row;
		for (int p = 0; p < 3; p++) {
			int[] sum = this.sums[p];
			int shift = p * 8;
			for (int x = 0; x < sum.length; x++) {
				sum[x] += ((row[x] >>> shift) & 0xFF) * (row[x] >>> 24);
			}
		}
		add(row, 24, this.sums[3]);
	}

	private void mean(int[] sums, int rowsRead, float[] into) {
		if (this.factor == 1) {
			for (int x = 0; x < into.length; x++) {
				into[x] = sums[x];
			}
			return;
		}
		for (int x = 0, from = 0; x < into.length; x++) {
			int to = Math.min(from + this.factor, sums.length);
			long sum = 0;
			int count = (to - from) * rowsRead;
			for (; from < to; from++) {
				sum += sums[from];
			}
			into[x] = (float) sum / count;
		}
	}

}
