package dev.driveyard.cli.pictures;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Pictures as sixels: bands six pixels high, for each colour in a band a row of
 * characters that each say which of six pixels have it. The colours are those of a cube
 * with six steps of each, dithered after Floyd and Steinberg. See the VT330/VT340
 * programmer reference manual, chapter 14.
 */
final class SixelImage {

	private static final int STEPS = 6;

	private static final int BAND = 6;

	private final int width;

	private final int height;

	private final int[] colours;

	private final StringBuilder text = new StringBuilder();

	private SixelImage(BufferedImage picture) {
		this.width = picture.getWidth();
		this.height = picture.getHeight();
		this.colours = dithered(picture);
	}

	/** The whole sequence for a picture. */
	static byte[] encode(BufferedImage picture) {
		return new SixelImage(picture).encode().getBytes(StandardCharsets.US_ASCII);
	}

	private String encode() {
		this.text.append("\u001bP0;1q\"1;1;").append(this.width).append(';').append(this.height);
		for (int colour = 0; colour < STEPS * STEPS * STEPS; colour++) {
			this.text.append('#').append(colour).append(";2;").append(percent(colour / (STEPS * STEPS)));
			this.text.append(';').append(percent(colour / STEPS % STEPS)).append(';').append(percent(colour % STEPS));
		}
		for (int top = 0; top < this.height; top += BAND) {
			band(top);
			this.text.append('-');
		}
		return this.text.append("\u001b\\\n").toString();
	}

	private static int percent(int step) {
		return step * 100 / (STEPS - 1);
	}

	private void band(int top) {
		BitSet used = new BitSet();
		int bottom = Math.min(this.height, top + BAND);
		for (int at = top * this.width; at < bottom * this.width; at++) {
			used.set(this.colours[at]);
		}
		for (int colour = used.nextSetBit(0); colour >= 0; colour = used.nextSetBit(colour + 1)) {
			this.text.append('#').append(colour);
			row(top, bottom, colour);
			this.text.append('$');
		}
	}

	private void row(int top, int bottom, int colour) {
		int last = -1;
		int times = 0;
		for (int x = 0; x < this.width; x++) {
			int bits = 0;
			for (int y = top; y < bottom; y++) {
				bits |= (this.colours[y * this.width + x] == colour) ? 1 << (y - top) : 0;
			}
			if (bits != last) {
				repeat(last, times);
				last = bits;
				times = 0;
			}
			times++;
		}
		repeat(last, times);
	}

	private void repeat(int bits, int times) {
		if (times > 3) {
			this.text.append('!').append(times).append((char) (63 + bits));
		}
		else {
			this.text.append(String.valueOf((char) (63 + bits)).repeat(times));
		}
	}

	private static int[] dithered(BufferedImage picture) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		int[] rgb = picture.getRGB(0, 0, width, height, null, 0, width);
		int[] colours = new int[rgb.length];
		for (int shift = 16; shift >= 0; shift -= 8) {
			float[] errors = new float[rgb.length + width + 2];
			for (int at = 0; at < rgb.length; at++) {
				float wanted = (rgb[at] >> shift & 255) + errors[at];
				int step = Math.max(0, Math.min(STEPS - 1, Math.round(wanted * (STEPS - 1) / 255)));
				colours[at] = colours[at] * STEPS + step;
				spread(errors, at, width, wanted - step * 255F / (STEPS - 1));
			}
		}
		return colours;
	}

	private static void spread(float[] errors, int at, int width, float error) {
		int x = at % width;
		if (x + 1 < width) {
			errors[at + 1] += error * 7 / 16;
			errors[at + width + 1] += error / 16;
		}
		if (x > 0) {
			errors[at + width - 1] += error * 3 / 16;
		}
		errors[at + width] += error * 5 / 16;
	}

}
