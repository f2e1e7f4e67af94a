package dev.driveyard.picture.encode;

/**
 * The lightness of a sketch, which can be looked at between its pixels.
 */
final class Lightness {

	static final int SIDE = PictureSketch.SIDE;

	private final float[] values = new float[SIDE * SIDE];

	Lightness(byte[] sketch) {
		for (int i = 0; i < this.values.length; i++) {
			this.values[i] = sketch[1 + i] & 0xFF;
		}
	}

	private Lightness(Lightness from) {
		float[] across = new float[SIDE * SIDE];
		for (int i = 0; i < across.length; i++) {
			int x = i % SIDE;
			across[i] = weighted(from.values, i, (x > 0) ? 1 : 0, (x < SIDE - 1) ? 1 : 0);
		}
		for (int i = 0; i < across.length; i++) {
			int y = i / SIDE;
			this.values[i] = weighted(across, i, (y > 0) ? SIDE : 0, (y < SIDE - 1) ? SIDE : 0);
		}
	}

	private static float weighted(float[] values, int at, int before, int after) {
		return (values[at - before] + 2 * values[at] + values[at + after]) / 4;
	}

	/**
	 * The same without its finest details, which change when it is looked at between its
	 * pixels.
	 */
	Lightness smooth() {
		return new Lightness(this);
	}

	float[] values() {
		return this.values;
	}

	/**
	 * A part of it, as large as the whole.
	 * @param into what is outside is not a number there
	 */
	void part(SketchCrop crop, float[] into) {
		double[] across = crop.across(SIDE);
		double[] down = crop.down(SIDE);
		for (int y = 0, i = 0; y < SIDE; y++) {
			boolean inside = isInside(down[y]);
			int top = start(down[y]);
			float below = share(down[y], top);
			for (int x = 0; x < SIDE; x++, i++) {
				into[i] = (inside && isInside(across[x])) ? value(across[x], top, below) : Float.NaN;
			}
		}
	}

	private float value(double across, int top, float below) {
		int left = start(across);
		float right = share(across, left);
		int at = top * SIDE + left;
		float above = this.values[at] * (1 - right) + this.values[at + 1] * right;
		float under = this.values[at + SIDE] * (1 - right) + this.values[at + SIDE + 1] * right;
		return above * (1 - below) + under * below;
	}

	private static boolean isInside(double place) {
		return place > -0.51 && place < SIDE - 0.49;
	}

	static int start(double place) {
		return (int) Math.max(0, Math.min(SIDE - 2, Math.floor(place)));
	}

	static float share(double place, int start) {
		return (float) Math.max(0, Math.min(1, place - start));
	}

}
