package dev.driveyard.picture.scale;

import java.util.Arrays;

/**
 * A row whose colours are apart: loops over one colour are fast.
 */
final class Planes {

	final float[][] values;

	Planes(int planes, int width) {
		this.values = new float[planes][width];
	}

	void clear() {
		for (float[] plane : this.values) {
			Arrays.fill(plane, 0);
		}
	}

	/** Adds another row, weighted. */
	void add(Planes row, float weight) {
		for (int p = 0; p < this.values.length; p++) {
			add(this.values[p], row.values[p], weight);
		}
	}

	private static void add(float[] sum, float[] row, float weight) {
		for (int x = 0; x < sum.length; x++) {
			sum[x] += row[x] * weight;
		}
	}

	/** Makes a narrower row of another one. */
	void narrow(Planes row, Filter filter) {
		for (int p = 0; p < this.values.length; p++) {
			narrow(this.values[p], row.values[p], filter);
		}
	}

	private static void narrow(float[] into, float[] from, Filter filter) {
		int taps = filter.taps;
		float[] weights = filter.weights;
		for (int x = 0; x < into.length; x++) {
			int start = filter.starts[x];
			int weight = x * taps;
			float sum = 0;
			for (int t = 0; t < taps; t++) {
				sum += from[start + t] * weights[weight + t];
			}
			into[x] = sum;
		}
	}

}
