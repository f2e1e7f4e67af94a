package dev.driveyard.picture.encode;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a picture is in another of which it may be a part: as shares of the other's width
 * and height.
 *
 * @param left from 0, usually
 * @param right to 1, usually
 * @param top from 0, usually
 * @param bottom to 1, usually
 */
public record SketchCrop(double left, double right, double top, double bottom) {

	/** The whole picture. */
	public static final SketchCrop WHOLE = new SketchCrop(0, 1, 0, 1);

	/** So much of the width or height is cut off at a border. */
	private static final double CUT = 0.05;

	/** The whole one first, then all with some of the four borders cut off. */
	public static final List<SketchCrop> USUAL = usual();

	/** No border is moved farther. */
	private static final double FARTHEST = 0.1;

	private static List<SketchCrop> usual() {
		List<SketchCrop> crops = new ArrayList<>();
		for (int cut = 0; cut < 16; cut++) {
			crops.add(new SketchCrop((cut & 1) * CUT, 1 - ((cut >> 1) & 1) * CUT, ((cut >> 2) & 1) * CUT,
					1 - ((cut >> 3) & 1) * CUT));
		}
		return List.copyOf(crops);
	}

	/** The same with each of the borders moved a little to either side. */
	List<SketchCrop> neighbours(double step) {
		List<SketchCrop> moved = new ArrayList<>();
		for (double by : new double[] { -step, step }) {
			moved.add(new SketchCrop(this.left + by, this.right, this.top, this.bottom));
			moved.add(new SketchCrop(this.left, this.right + by, this.top, this.bottom));
			moved.add(new SketchCrop(this.left, this.right, this.top + by, this.bottom));
			moved.add(new SketchCrop(this.left, this.right, this.top, this.bottom + by));
		}
		moved.removeIf((crop) -> !crop.isNear());
		return moved;
	}

	private boolean isNear() {
		double farthest = Math.max(Math.max(Math.abs(this.left), Math.abs(this.top)),
				Math.max(Math.abs(1 - this.right), Math.abs(1 - this.bottom)));
		return farthest <= FARTHEST + 1e-9;
	}

	/**
	 * Where the pixels of a picture of this many are in another of as many, across.
	 */
	double[] across(int side) {
		return places(this.left, this.right, side);
	}

	/** The same, down. */
	double[] down(int side) {
		return places(this.top, this.bottom, side);
	}

	private static double[] places(double from, double to, int side) {
		double[] places = new double[side];
		for (int i = 0; i < side; i++) {
			places[i] = from * side + (to - from) * (i + 0.5) - 0.5;
		}
		return places;
	}

}
