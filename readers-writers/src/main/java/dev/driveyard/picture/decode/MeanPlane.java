package dev.driveyard.picture.decode;

/**
 * The means of the blocks of one component of a JPEG picture.
 */
final class MeanPlane {

	final int id;

	/** Blocks of a unit of a scan of several components. */
	final int across;

	final int down;

	final int quantization;

	/** Blocks that have a part of the picture. */
	final int width;

	final int height;

	private final int stride;

	private final short[] values;

	/** Of the block before. */
	int before;

	boolean known;

	private int factor;

	/**
	 * A component.
	 * @param factors how many blocks a unit has, across and down, in four bits each
	 * @param units of the picture
	 */
	MeanPlane(int id, int factors, int quantization, JpegUnits units) {
		this.id = id;
		this.across = factors >> 4;
		this.down = factors & 15;
		this.quantization = quantization;
		this.width = units.blocks(units.width(), this.across, units.mostAcross());
		this.height = units.blocks(units.height(), this.down, units.mostDown());
		this.stride = units.across() * this.across;
		this.values = new short[this.stride * units.down() * this.down];
	}

	void set(int x, int y, int value) {
		this.values[y * this.stride + x] = (short) value;
	}

	/** One more bit of a value. */
	void refine(int x, int y, int bit) {
		this.values[y * this.stride + x] |= (short) bit;
	}

	/** By what its values are multiplied. */
	void scaleBy(int step) {
		this.factor = step;
	}

	/**
	 * What it is between its blocks.
	 * @param x in blocks, 0 in the middle of the first
	 * @param y in blocks, 0 in the middle of the first
	 */
	double at(double x, double y) {
		int left = (int) Math.max(0, Math.min(this.width - 1, Math.floor(x)));
		int top = (int) Math.max(0, Math.min(this.height - 1, Math.floor(y)));
		int right = Math.min(this.width - 1, left + 1);
		int bottom = Math.min(this.height - 1, top + 1);
		double toRight = Math.max(0, Math.min(1, x - left));
		double toBottom = Math.max(0, Math.min(1, y - top));
		double above = value(left, top) * (1 - toRight) + value(right, top) * toRight;
		double below = value(left, bottom) * (1 - toRight) + value(right, bottom) * toRight;
		return (above * (1 - toBottom) + below * toBottom) * this.factor / 8 + 128;
	}

	private int value(int x, int y) {
		return this.values[y * this.stride + x];
	}

}
