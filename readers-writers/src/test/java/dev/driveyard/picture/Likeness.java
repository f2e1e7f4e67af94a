package dev.driveyard.picture;

import java.awt.image.BufferedImage;

/**
 * How alike two pictures of one size are: the mean structural similarity (SSIM) of their
 * lightness in squares of eight pixels, and the mean difference of their colours.
 */
final class Likeness {

	private static final int SIDE = 8;

	private static final double C1 = 6.5025;

	private static final double C2 = 58.5225;

	private Likeness() {
	}

	static double structure(BufferedImage one, BufferedImage other) {
		double sum = 0;
		int count = 0;
		for (int y = 0; y + SIDE <= one.getHeight(); y += 4) {
			for (int x = 0; x + SIDE <= one.getWidth(); x += 4) {
				sum += square(one, other, x, y);
				count++;
			}
		}
		return sum / count;
	}

	private static double square(BufferedImage one, BufferedImage other, int left, int top) {
		double a = 0;
		double b = 0;
		double aa = 0;
		double bb = 0;
		double ab = 0;
		for (int y = top; y < top + SIDE; y++) {
			for (int x = left; x < left + SIDE; x++) {
				double p = grey(one.getRGB(x, y));
				double q = grey(other.getRGB(x, y));
				a += p;
				b += q;
				aa += p * p;
				bb += q * q;
				ab += p * q;
			}
		}
		int n = SIDE * SIDE;
		a /= n;
		b /= n;
		double variance = aa / n - a * a;
		double otherVariance = bb / n - b * b;
		double common = ab / n - a * b;
		return (2 * a * b + C1) * (2 * common + C2) / ((a * a + b * b + C1) * (variance + otherVariance + C2));
	}

	private static double grey(int value) {
		return 0.299 * ((value >> 16) & 0xFF) + 0.587 * ((value >> 8) & 0xFF) + 0.114 * (value & 0xFF);
	}

	/** From 0, the same, to 255. */
	static double difference(BufferedImage one, BufferedImage other) {
		double sum = 0;
		for (int y = 0; y < one.getHeight(); y++) {
			for (int x = 0; x < one.getWidth(); x++) {
				int p = one.getRGB(x, y);
				int q = other.getRGB(x, y);
				for (int shift = 0; shift < 24; shift += 8) {
					sum += Math.abs(((p >> shift) & 0xFF) - ((q >> shift) & 0xFF));
				}
			}
		}
		return sum / one.getWidth() / one.getHeight() / 3;
	}

	/**
	 * The reference: all pixels through a Lanczos filter with three lobes, in doubles.
	 */
	static BufferedImage lanczos(BufferedImage from, int width, int height) {
		double[][][] rows = new double[from.getHeight()][width][3];
		double step = (double) from.getWidth() / width;
		for (int y = 0; y < from.getHeight(); y++) {
			int[] row = from.getRGB(0, y, from.getWidth(), 1, null, 0, from.getWidth());
			for (int x = 0; x < width; x++) {
				double centre = (x + 0.5) * step - 0.5;
				double all = 0;
				for (int s = (int) Math.ceil(centre - 3 * step); s <= centre + 3 * step; s++) {
					double weight = weight((s - centre) / step);
					int value = row[Math.max(0, Math.min(row.length - 1, s))];
					all += weight;
					for (int c = 0; c < 3; c++) {
						rows[y][x][c] += weight * ((value >> (16 - 8 * c)) & 0xFF);
					}
				}
				for (int c = 0; c < 3; c++) {
					rows[y][x][c] /= all;
				}
			}
		}
		return columns(rows, width, height);
	}

	private static BufferedImage columns(double[][][] rows, int width, int height) {
		BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		double step = (double) rows.length / height;
		for (int y = 0; y < height; y++) {
			double centre = (y + 0.5) * step - 0.5;
			for (int x = 0; x < width; x++) {
				double[] sums = new double[3];
				double all = 0;
				for (int s = (int) Math.ceil(centre - 3 * step); s <= centre + 3 * step; s++) {
					double weight = weight((s - centre) / step);
					double[] value = rows[Math.max(0, Math.min(rows.length - 1, s))][x];
					all += weight;
					for (int c = 0; c < 3; c++) {
						sums[c] += weight * value[c];
					}
				}
				int value = 0;
				for (double sum : sums) {
					value = (value << 8) | (int) Math.max(0, Math.min(255, Math.round(sum / all)));
				}
				to.setRGB(x, y, value);
			}
		}
		return to;
	}

	private static double weight(double x) {
		if (Math.abs(x) < 1e-9) {
			return 1;
		}
		double angle = Math.PI * x;
		return (Math.abs(x) >= 3) ? 0 : 3 * Math.sin(angle) * Math.sin(angle / 3) / (angle * angle);
	}

}
