package dev.driveyard.picture.encode;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

import dev.driveyard.picture.scale.Pixels;
import dev.driveyard.picture.scale.Scaler;
import org.jspecify.annotations.Nullable;

/**
 * A hash that pictures which look alike share but for a few bits: which of the lowest
 * frequencies of a small grey version are above their median.
 */
public final class PerceptualHash {

	private static final int SIDE = PictureSketch.SIDE;

	/** Waves across and down. */
	static final int KEPT = 8;

	/** Frequencies that are weaker are noise. */
	private static final double FLAT = 12;

	/** By how often they swing; one more than is kept, for that in place of the mean. */
	static final double[][] WAVES = waves();

	private PerceptualHash() {
	}

	private static double[][] waves() {
		double[][] waves = new double[KEPT + 1][SIDE];
		for (int k = 0; k <= KEPT; k++) {
			for (int i = 0; i < SIDE; i++) {
				waves[k][i] = Math.cos(Math.PI / SIDE * k * (i + 0.5));
			}
		}
		return waves;
	}

	/** The hash; null if the picture is flat. */
	public static @Nullable Long of(Pixels pixels) throws IOException {
		Pixels small = Scaler.scale(pixels.onWhite(), SIDE, SIDE);
		float[] grey = new float[SIDE * SIDE];
		for (int i = 0; i < grey.length; i++) {
			grey[i] = (float) PictureSketch.grey(small.values()[i]);
		}
		double[][] rows = new double[KEPT][];
		for (int wave = 0; wave < KEPT; wave++) {
			rows[wave] = rows(grey, WAVES[wave]);
		}
		double[] terms = terms(rows, WAVES);
		double strongest = DoubleStream.of(terms).map(Math::abs).max().orElse(0);
		return (strongest < FLAT * SIDE) ? null : hash(terms);
	}

	static long hash(double[] terms) {
		double[] sorted = terms.clone();
		Arrays.sort(sorted);
		double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
		long hash = 0;
		for (double term : terms) {
			hash = (hash << 1) | ((term > median) ? 1 : 0);
		}
		return hash;
	}

	/**
	 * Eight by eight; instead of the mean the next of the first column.
	 * @param rows by wave: what each row has of it
	 * @param waves those down
	 */
	static double[] terms(double[][] rows, double[][] waves) {
		double[] terms = new double[KEPT * KEPT];
		for (int u = 0; u < KEPT; u++) {
			for (int v = 0; v < KEPT; v++) {
				double[] wave = waves[(u == 0 && v == 0) ? KEPT : v];
				double sum = 0;
				for (int y = 0; y < SIDE; y++) {
					sum += rows[u][y] * wave[y];
				}
				terms[v * KEPT + u] = sum;
			}
		}
		return terms;
	}

	/** What each row has of a wave across. */
	static double[] rows(float[] grey, double[] wave) {
		double[] rows = new double[SIDE];
		for (int y = 0, i = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				rows[y] += grey[i++] * wave[x];
			}
		}
		return rows;
	}

}
