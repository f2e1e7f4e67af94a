package dev.driveyard.picture.encode;

import java.io.IOException;

import dev.driveyard.picture.scale.Pixels;
import dev.driveyard.picture.scale.Scaler;

/**
 * A very small version of a picture, by which pictures whose hashes are near are told
 * apart: its lightness, and two colours that are coarser. Its bytes are stored: whether
 * it has colours, the lightness row by row from 0 to 255, then yellow against blue, then
 * red against green, 128 for none.
 */
public final class PictureSketch {

	/** Of the lightness. */
	public static final int SIDE = 32;

	/** Of the colours. */
	static final int COLOUR_SIDE = 8;

	/** How many bytes it has. */
	public static final int LENGTH = 1 + SIDE * SIDE + 2 * COLOUR_SIDE * COLOUR_SIDE;

	/** Where the colours begin. */
	static final int COLOURS = 1 + SIDE * SIDE;

	/** What a camera or a scanner adds to grey. */
	private static final double TINT = 4;

	private PictureSketch() {
	}

	/** The sketch of a picture of any size. */
	public static byte[] of(Pixels pixels) throws IOException {
		Pixels white = pixels.onWhite();
		byte[] sketch = new byte[LENGTH];
		int[] fine = Scaler.scale(white, SIDE, SIDE).values();
		for (int i = 0; i < fine.length; i++) {
			sketch[1 + i] = (byte) Math.round(grey(fine[i]));
		}
		int[] coarse = Scaler.scale(white, COLOUR_SIDE, COLOUR_SIDE).values();
		double sum = 0;
		for (int i = 0; i < coarse.length; i++) {
			double yellow = (red(coarse[i]) + green(coarse[i])) / 2.0 - blue(coarse[i]);
			double red = red(coarse[i]) - green(coarse[i]);
			sketch[COLOURS + i] = (byte) Math.round(128 + yellow / 2);
			sketch[COLOURS + coarse.length + i] = (byte) Math.round(128 + red / 2);
			sum += Math.abs(yellow) + Math.abs(red);
		}
		sketch[0] = (byte) ((sum / coarse.length > TINT) ? 1 : 0);
		return sketch;
	}

	/** Whether what a sketch is of has colours. */
	public static boolean isColoured(byte[] sketch) {
		return sketch[0] != 0;
	}

	static double grey(int rgb) {
		return 0.299 * red(rgb) + 0.587 * green(rgb) + 0.114 * blue(rgb);
	}

	private static int red(int rgb) {
		return (rgb >> 16) & 0xFF;
	}

	private static int green(int rgb) {
		return (rgb >> 8) & 0xFF;
	}

	private static int blue(int rgb) {
		return rgb & 0xFF;
	}

}
