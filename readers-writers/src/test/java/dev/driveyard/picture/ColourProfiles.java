package dev.driveyard.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * ICC profiles of colours that screens and cameras have, and what their colours are in
 * sRGB by the formulas of their standards.
 */
enum ColourProfiles {

	/** Adobe RGB (1998): a wide space with a power of 563/256. */
	ADOBE_RGB(new double[][] { { 0.60974, 0.20528, 0.14919 }, { 0.31111, 0.62567, 0.06322 },
			{ 0.01947, 0.06087, 0.74457 } }, false),

	/** Display P3: that of phones, with the curve of sRGB. */
	DISPLAY_P3(new double[][] { { 0.51512, 0.29198, 0.15710 }, { 0.24120, 0.69225, 0.06657 },
			{ -0.00105, 0.04189, 0.78407 } }, true);

	/** From the profile's connection space to light of sRGB. */
	private static final double[][] TO_SRGB = { { 3.1338561, -1.6168667, -0.4906146 },
			{ -0.9787684, 1.9161415, 0.0334540 }, { 0.0719453, -0.2289914, 1.4052427 } };

	private final double[][] columns;

	private final boolean srgbCurve;

	ColourProfiles(double[][] columns, boolean srgbCurve) {
		this.columns = columns;
		this.srgbCurve = srgbCurve;
	}

	/** The profile as a file. */
	byte[] profile() {
		int curve = this.srgbCurve ? 32 : 16;
		int tags = 10;
		int description = 128 + 4 + 12 * tags;
		int copyright = description + 104;
		int white = copyright + 16;
		int red = white + 20;
		int curveAt = red + 60;
		ByteBuffer out = ByteBuffer.allocate(curveAt + curve);
		out.putInt(out.capacity()).putInt(0).put((byte) (this.srgbCurve ? 4 : 2)).put(new byte[3]);
		out.put(ascii("mntrRGB XYZ ")).position(36).put(ascii("acsp")).position(68);
		out.putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
		out.position(128).putInt(tags);
		tag(out, "desc", description, 104);
		tag(out, "cprt", copyright, 16);
		tag(out, "wtpt", white, 20);
		for (int i = 0; i < 3; i++) {
			tag(out, "rgb".charAt(i) + "XYZ", red + 20 * i, 20);
			tag(out, "rgb".charAt(i) + "TRC", curveAt, curve);
		}
		// the tenth: the space between them is nothing's
		tag(out, "dmnd", description, 104);
		out.position(description).put(ascii("desc")).putInt(0).putInt(2).put(ascii("x\0"));
		out.position(copyright).put(ascii("text")).putInt(0).put(ascii("none\0"));
		out.position(white);
		xyz(out, 0.9642, 1, 0.8249);
		for (int i = 0; i < 3; i++) {
			xyz(out, this.columns[0][i], this.columns[1][i], this.columns[2][i]);
		}
		out.position(curveAt);
		if (this.srgbCurve) {
			out.put(ascii("para")).putInt(0).putShort((short) 3).putShort((short) 0);
			for (double number : new double[] { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 }) {
				out.putInt(fixed(number));
			}
		}
		else {
			out.put(ascii("curv")).putInt(0).putInt(1).putShort((short) 563);
		}
		return out.array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static void tag(ByteBuffer out, String name, int at, int length) {
		out.put(ascii(name)).putInt(at).putInt(length);
	}

	private static void xyz(ByteBuffer out, double x, double y, double z) {
		out.put(ascii("XYZ ")).putInt(0).putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z));
	}

	private static int fixed(double number) {
		return (int) Math.round(number * 65536);
	}

	/** What a colour of this profile is in sRGB: red, green and blue. */
	int[] inSrgb(int red, int green, int blue) {
		double[] light = { light(red), light(green), light(blue) };
		double[] seen = times(TO_SRGB, times(this.columns, light));
		int[] colour = new int[3];
		for (int i = 0; i < 3; i++) {
			double bounded = Math.max(0, Math.min(1, seen[i]));
			colour[i] = (int) Math
				.round(255 * ((bounded <= 0.0031308) ? 12.92 * bounded : 1.055 * Math.pow(bounded, 1 / 2.4) - 0.055));
		}
		return colour;
	}

	private double light(int value) {
		double part = value / 255.0;
		if (!this.srgbCurve) {
			return Math.pow(part, 563 / 256.0);
		}
		return (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
	}

	private static double[] times(double[][] matrix, double[] vector) {
		double[] result = new double[3];
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < 3; j++) {
				result[i] += matrix[i][j] * vector[j];
			}
		}
		return result;
	}

}
