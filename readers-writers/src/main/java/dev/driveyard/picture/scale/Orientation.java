package dev.driveyard.picture.scale;

/**
 * How a picture is turned and mirrored to be upright: the eight orientations of EXIF.
 */
public final class Orientation {

	private Orientation() {
	}

	/** Whether width and height change places. */
	public static boolean isSideways(int orientation) {
		return orientation >= 5 && orientation <= 8;
	}

	/**
	 * Turns it.
	 * @param orientation 1 to 8; anything else is as 1
	 */
	public static Pixels upright(Pixels from, int orientation) {
		if (orientation < 2 || orientation > 8) {
			return from;
		}
		boolean sideways = isSideways(orientation);
		int width = sideways ? from.height() : from.width();
		int height = sideways ? from.width() : from.height();
		int[] values = new int[from.values().length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				values[y * width + x] = from.values()[source(from, orientation, x, y)];
			}
		}
		return new Pixels(width, height, from.layout(), values);
	}

	private static int source(Pixels from, int orientation, int x, int y) {
		int right = from.width() - 1;
		int bottom = from.height() - 1;
		return switch (orientation) {
			case 2 -> at(from, right - x, y);
			case 3 -> at(from, right - x, bottom - y);
			case 4 -> at(from, x, bottom - y);
			case 5 -> at(from, y, x);
			case 6 -> at(from, y, bottom - x);
			case 7 -> at(from, right - y, bottom - x);
			default -> at(from, right - y, x);
		};
	}

	private static int at(Pixels from, int x, int y) {
		return y * from.width() + x;
	}

}
