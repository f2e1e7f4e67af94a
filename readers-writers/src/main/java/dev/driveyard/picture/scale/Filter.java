package dev.driveyard.picture.scale;

/**
 * Which pixels make up each pixel of a smaller row, and with which weights: Lanczos with
 * three lobes.
 */
final class Filter {

	private static final double LOBES = 3;

	/** The first pixel for each. */
	final int[] starts;

	/** How many for each at the most. */
	final int taps;

	/** So many for each; 0 beyond the edge. */
	final float[] weights;

	/**
	 * A filter.
	 * @param from how many pixels there are
	 * @param span how many of them the picture really covers; the last may be cut
	 * @param to how many there shall be
	 */
	Filter(int from, double span, int to) {
		double step = span / to;
		double stretch = Math.max(1, step);
		double radius = LOBES * stretch;
		this.taps = Math.min(from, (int) Math.ceil(radius * 2) + 1);
		this.starts = new int[to];
		this.weights = new float[to * this.taps];
		for (int i = 0; i < to; i++) {
			double centre = (i + 0.5) * step - 0.5;
			int first = (int) Math.ceil(centre - radius);
			int start = Math.max(0, Math.min(first, from - this.taps));
			this.starts[i] = start;
			weigh(i, start, centre, stretch);
		}
	}

	private void weigh(int index, int start, double centre, double stretch) {
		double sum = 0;
		double[] exact = new double[this.taps];
		for (int t = 0; t < this.taps; t++) {
			exact[t] = lanczos((start + t - centre) / stretch);
			sum += exact[t];
		}
		for (int t = 0; t < this.taps; t++) {
			this.weights[index * this.taps + t] = (float) (exact[t] / sum);
		}
	}

	private static double lanczos(double x) {
		if (Math.abs(x) < 1e-9) {
			return 1;
		}
		if (Math.abs(x) >= LOBES) {
			return 0;
		}
		double angle = Math.PI * x;
		return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
	}

	/** After which row a smaller one is complete. */
	int last(int index) {
		return this.starts[index] + this.taps - 1;
	}

}
