package dev.driveyard.picture.encode;

/**
 * How alike two pictures are by their sketches. The second may be the first with borders
 * cut off: it is laid upon it where it fits best, and then what both share is correlated,
 * its lightness and its edges. That is the same for darker or flatter versions. Where
 * both have colours, these count too.
 */
public final class SketchComparison {

	private static final int SIDE = Lightness.SIDE;

	/** From here on nothing better is looked for. */
	private static final double ENOUGH = 0.995;

	/** Below this no border that is moved helps. */
	private static final double HOPELESS = 0.5;

	private static final double[] STEPS = { 0.025, 0.0125 };

	/** So much as their colours differ, a picture is less like another. */
	private static final double COLOUR_WEIGHT = 2;

	private final Lightness one;

	private final float[] other;

	private final float[] laid = new float[SIDE * SIDE];

	private SketchComparison(byte[] one, byte[] other) {
		this.one = new Lightness(one).smooth();
		this.other = new Lightness(other).smooth().values();
	}

	/**
	 * How alike, from 0 to 1.
	 * @param crop where the second is in the first, about
	 */
	public static double likeness(byte[] one, byte[] other, SketchCrop crop) {
		double shapes = new SketchComparison(one, other).best(crop);
		return Math.max(0, shapes - COLOUR_WEIGHT * colourDistance(one, other));
	}

	/** The likeness where they fit best. */
	private double best(SketchCrop start) {
		SketchCrop place = start;
		double best = lightness(start);
		if (best < HOPELESS) {
			return best;
		}
		for (double step : STEPS) {
			boolean moved = true;
			while (moved && best < ENOUGH) {
				moved = false;
				for (SketchCrop tried : place.neighbours(step)) {
					double found = lightness(tried);
					if (found > best) {
						best = found;
						place = tried;
						moved = true;
					}
				}
			}
		}
		this.one.part(place, this.laid);
		return (best + edges()) / 2;
	}

	private double lightness(SketchCrop crop) {
		this.one.part(crop, this.laid);
		Correlation correlation = new Correlation();
		for (int i = 0; i < this.laid.length; i++) {
			correlation.add(this.laid[i], this.other[i]);
		}
		return correlation.value();
	}

	/** The correlation of how the lightness changes, across and down. */
	private double edges() {
		Correlation correlation = new Correlation();
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				int i = y * SIDE + x;
				if (x + 1 < SIDE) {
					change(i, i + 1, correlation);
				}
				if (y + 1 < SIDE) {
					change(i, i + SIDE, correlation);
				}
			}
		}
		return correlation.value();
	}

	private void change(int from, int to, Correlation correlation) {
		correlation.add(this.laid[to] - this.laid[from], this.other[to] - this.other[from]);
	}

	/** How far their colours are from each other, from 0 to 1; 0 where one has none. */
	private static double colourDistance(byte[] one, byte[] other) {
		if (!PictureSketch.isColoured(one) || !PictureSketch.isColoured(other)) {
			return 0;
		}
		double sum = 0;
		for (int i = PictureSketch.COLOURS; i < PictureSketch.LENGTH; i++) {
			sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
		}
		return sum / (PictureSketch.LENGTH - PictureSketch.COLOURS) / 128;
	}

}
