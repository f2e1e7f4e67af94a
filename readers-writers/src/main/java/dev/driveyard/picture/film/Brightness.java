package dev.driveyard.picture.film;

import dev.driveyard.picture.scale.Pixels;

/**
 * How much there is to see in a still.
 */
final class Brightness {

	/** A still with so much is taken. */
	static final double ENOUGH = 16;

	private static final double DARK = 20;

	private Brightness() {
	}

	/** The deviation of its lightness; little if it is dark. */
	static double of(Pixels pixels) {
		double sum = 0;
		double squares = 0;
		for (int value : pixels.values()) {
			double grey = 0.299 * ((value >> 16) & 0xFF) + 0.587 * ((value >> 8) & 0xFF) + 0.114 * (value & 0xFF);
			sum += grey;
			squares += grey * grey;
		}
		int count = pixels.values().length;
		double mean = sum / count;
		double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
		return (mean < DARK) ? Math.min(deviation, ENOUGH / 2) * mean / DARK : deviation;
	}

}
