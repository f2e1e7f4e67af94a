package dev.driveyard.picture.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;
import dev.driveyard.picture.scale.Scaler;

/**
 * A very small placeholder for a picture, as Evan Wallace's ThumbHash defines it: the
 * lowest frequencies of its lightness, of two colours, and of its transparency.
 */
public final class ThumbHash {

	private static final int LONGEST = 100;

	private final Pixels pixels;

	private final double[][] channels;

	private final double[] average = new double[4];

	private ThumbHash(Pixels pixels) {
		this.pixels = pixels;
		this.channels = new double[4][pixels.values().length];
	}

	/** The hash of a picture of any size, at most 25 bytes. */
	public static byte[] of(Pixels pixels) throws IOException {
		int longest = Math.max(pixels.width(), pixels.height());
		if (longest <= LONGEST) {
			return new ThumbHash(pixels).hash();
		}
		double scale = (double) LONGEST / longest;
		return new ThumbHash(Scaler.scale(pixels, Math.max(1, (int) Math.round(pixels.width() * scale)),
				Math.max(1, (int) Math.round(pixels.height() * scale))))
			.hash();
	}

	private byte[] hash() {
		average();
		split();
		int width = this.pixels.width();
		int height = this.pixels.height();
		boolean alpha = this.average[3] < (double) width * height;
		int most = alpha ? 5 : 7;
		int across = Math.max(1, (int) Math.round((double) most * width / Math.max(width, height)));
		int down = Math.max(1, (int) Math.round((double) most * height / Math.max(width, height)));
		Terms light = new Terms(this.channels[0], Math.max(3, across), Math.max(3, down));
		Terms yellow = new Terms(this.channels[1], 3, 3);
		Terms red = new Terms(this.channels[2], 3, 3);
		boolean landscape = width > height;
		int first = (int) (Math.round(63 * light.constant) | (Math.round(31.5 + 31.5 * yellow.constant) << 6)
				| (Math.round(31.5 + 31.5 * red.constant) << 12) | (Math.round(31 * light.scale) << 18)
				| (alpha ? 1 << 23 : 0));
		int second = (int) ((landscape ? down : across) | (Math.round(63 * yellow.scale) << 3)
				| (Math.round(63 * red.scale) << 9) | (landscape ? 1 << 15 : 0));
		Bits bits = new Bits();
		bits.bytes(first, 3);
		bits.bytes(second, 2);
		Terms opaque = alpha ? new Terms(this.channels[3], 5, 5) : null;
		if (opaque != null) {
			bits.bytes((int) (Math.round(15 * opaque.constant) | (Math.round(15 * opaque.scale) << 4)), 1);
		}
		bits.terms(light);
		bits.terms(yellow);
		bits.terms(red);
		if (opaque != null) {
			bits.terms(opaque);
		}
		return bits.finish();
	}

	private void average() {
		for (int value : this.pixels.values()) {
			double alpha = alpha(value);
			this.average[0] += alpha / 255 * ((value >> 16) & 0xFF);
			this.average[1] += alpha / 255 * ((value >> 8) & 0xFF);
			this.average[2] += alpha / 255 * (value & 0xFF);
			this.average[3] += alpha;
		}
		for (int i = 0; i < 3 && this.average[3] > 0; i++) {
			this.average[i] /= this.average[3];
		}
	}

	private double alpha(int value) {
		return (this.pixels.layout() == PixelLayout.ARGB) ? (value >>> 24) / 255.0 : 1;
	}

	/** Lightness, yellow to blue, red to green, alpha; on the average colour. */
	private void split() {
		for (int i = 0; i < this.pixels.values().length; i++) {
			int value = this.pixels.values()[i];
			double alpha = alpha(value);
			double red = this.average[0] * (1 - alpha) + alpha / 255 * ((value >> 16) & 0xFF);
			double green = this.average[1] * (1 - alpha) + alpha / 255 * ((value >> 8) & 0xFF);
			double blue = this.average[2] * (1 - alpha) + alpha / 255 * (value & 0xFF);
			this.channels[0][i] = (red + green + blue) / 3;
			this.channels[1][i] = (red + green) / 2 - blue;
			this.channels[2][i] = red - green;
			this.channels[3][i] = alpha;
		}
	}

	/**
	 * The cosine terms of a channel, the varying ones from 0 to 1.
	 */
	private final class Terms {

		final double[] varying;

		double constant;

		double scale;

		int count;

		Terms(double[] channel, int across, int down) {
			this.varying = new double[across * down];
			double[][] waves = new double[across][];
			for (int cx = 0; cx < across; cx++) {
				waves[cx] = wave(ThumbHash.this.pixels.width(), cx);
			}
			for (int cy = 0; cy < down; cy++) {
				double[] wave = wave(ThumbHash.this.pixels.height(), cy);
				for (int cx = 0; cx * down < across * (down - cy); cx++) {
					add(sum(channel, waves[cx], wave), cx > 0 || cy > 0);
				}
			}
			for (int i = 0; i < this.count && this.scale > 0; i++) {
				this.varying[i] = 0.5 + 0.5 / this.scale * this.varying[i];
			}
		}

		private void add(double term, boolean varies) {
			if (varies) {
				this.varying[this.count++] = term;
				this.scale = Math.max(this.scale, Math.abs(term));
			}
			else {
				this.constant = term;
			}
		}

		private static double[] wave(int length, int times) {
			double[] wave = new double[length];
			for (int i = 0; i < length; i++) {
				wave[i] = Math.cos(Math.PI / length * times * (i + 0.5));
			}
			return wave;
		}

		private static double sum(double[] channel, double[] across, double[] down) {
			double sum = 0;
			for (int y = 0, i = 0; y < down.length; y++) {
				for (int x = 0; x < across.length; x++) {
					sum += channel[i++] * across[x] * down[y];
				}
			}
			return sum / (across.length * down.length);
		}

	}

	/**
	 * Bytes, and after them halves of bytes.
	 */
	private static final class Bits {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		private int half = -1;

		void bytes(int value, int count) {
			for (int i = 0; i < count; i++) {
				this.out.write(value >> (8 * i));
			}
		}

		void terms(Terms terms) {
			for (int i = 0; i < terms.count; i++) {
				int value = (int) Math.round(15 * terms.varying[i]);
				if (this.half < 0) {
					this.half = value;
				}
				else {
					this.out.write(this.half | (value << 4));
					this.half = -1;
				}
			}
		}

		byte[] finish() {
			if (this.half >= 0) {
				this.out.write(this.half);
			}
			return this.out.toByteArray();
		}

	}

}
