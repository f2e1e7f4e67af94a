package dev.driveyard.picture.decode;

/**
 * How a JPEG picture is parted into units, of which each has some blocks of each
 * component.
 *
 * @param width of the picture
 * @param height of the picture
 * @param mostAcross blocks that a unit has of any component, across
 * @param mostDown the same, down
 */
record JpegUnits(int width, int height, int mostAcross, int mostDown) {

	private static final int BLOCK = 8;

	int across() {
		return ceil(this.width, BLOCK * this.mostAcross);
	}

	int down() {
		return ceil(this.height, BLOCK * this.mostDown);
	}

	/** The blocks of a component in one direction. */
	int blocks(int pixels, int factor, int most) {
		return ceil(ceil(pixels * factor, most), BLOCK);
	}

	private static int ceil(int number, int by) {
		return (number + by - 1) / by;
	}

}
