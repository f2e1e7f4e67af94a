package dev.driveyard.picture.scale;

import java.util.stream.IntStream;

/**
 * How colours are coded that are brighter and more than a usual screen shows (ITU-R
 * BT.2100), and how they are seen on one. Light up to four fifths of white stays as it
 * is, what is brighter is pressed into the rest; white is 203 candela per square metre
 * (ITU-R BT.2408).
 */
public enum HighRange {

	/** By how bright they are: perceptual quantization. */
	PQ {

		@Override
		double light(double code) {
			double power = Math.pow(code, 1 / 78.84375);
			double light = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
			return 10_000 / WHITE * Math.pow(light, 1 / 0.1593017578125);
		}

		@Override
		double shown(double scene) {
			return 1;
		}

	},

	/** By the light of the scene, shown at up to 1000 candela per square metre. */
	HLG {

		@Override
		double light(double code) {
			double scene = (code <= 0.5) ? code * code / 3
					: (Math.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
			return PEAK * scene;
		}

		@Override
		double shown(double scene) {
			return Math.pow(scene / PEAK, 0.2);
		}

	};

	private static final double WHITE = 203;

	/** The brightest that counts, in units of white. */
	private static final double PEAK = 1000 / WHITE;

	private static final double KNEE = 0.8;

	private static final int STEPS = 4096;

	private static final byte[] SCREEN = screen();

	/** The light of a code from 0 to 1, in units of white. */
	abstract double light(double code);

	/** By what the lights of a pixel are multiplied, by how bright it is as a whole. */
	abstract double shown(double scene);

	private static byte[] screen() {
		byte[] screen = new byte[STEPS + 1];
		for (int i = 0; i <= STEPS; i++) {
			double light = (double) i / STEPS;
			double code = (light <= 0.0031308) ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
			screen[i] = (byte) Math.round(255 * code);
		}
		return screen;
	}

	/**
	 * Makes sRGB of pixels.
	 * @param pixels with the colours of ITU-R BT.2020; alpha stays
	 */
	public void toScreen(int[] pixels) {
		double[] lights = IntStream.range(0, 256).mapToDouble((code) -> light(code / 255.0)).toArray();
		for (int i = 0; i < pixels.length; i++) {
			int value = pixels[i];
			pixels[i] = (value & 0xFF000000)
					| seen(lights[(value >> 16) & 0xFF], lights[(value >> 8) & 0xFF], lights[value & 0xFF]);
		}
	}

	private int seen(double wideRed, double wideGreen, double wideBlue) {
		double scale = shown(0.2627 * wideRed + 0.678 * wideGreen + 0.0593 * wideBlue);
		double red = scale * Math.max(0, 1.6605 * wideRed - 0.5876 * wideGreen - 0.0728 * wideBlue);
		double green = scale * Math.max(0, -0.1246 * wideRed + 1.1329 * wideGreen - 0.0083 * wideBlue);
		double blue = scale * Math.max(0, -0.0182 * wideRed - 0.1006 * wideGreen + 1.1187 * wideBlue);
		double brightest = Math.max(red, Math.max(green, blue));
		double pressed = (brightest > KNEE) ? pressed(brightest) / brightest : 1;
		return (code(red * pressed) << 16) | (code(green * pressed) << 8) | code(blue * pressed);
	}

	/** From the knee on flatter and flatter, so that the peak is white. */
	private static double pressed(double light) {
		double over = (light - KNEE) / (1 - KNEE);
		double most = (PEAK - KNEE) / (1 - KNEE);
		return KNEE + (1 - KNEE) * Math.min(1, over * (1 + over / (most * most)) / (1 + over));
	}

	private static int code(double light) {
		return SCREEN[(int) Math.round(STEPS * Math.min(1, light))] & 0xFF;
	}

}
