package dev.driveyard.picture.encode;

/**
 * The hashes of a picture and of its usual parts, by its sketch. What a part has of a
 * wave is what the whole has of that wave laid upon the part, and of rows and columns
 * apart: so the parts need not be cut out, and those with the same columns share most of
 * the work.
 */
public final class PartHashes {

	private static final int SIDE = PictureSketch.SIDE;

	/** The choices of two opposite borders. */
	private static final int CUTS = 4;

	/** By the borders that are cut off, left and right or top and bottom: the waves. */
	private static final double[][][] WAVES = waves();

	private PartHashes() {
	}

	private static double[][][] waves() {
		double[][][] waves = new double[CUTS][PerceptualHash.WAVES.length][SIDE];
		for (int cut = 0; cut < CUTS; cut++) {
			double[] places = SketchCrop.USUAL.get(cut).across(SIDE);
			for (int wave = 0; wave < waves[cut].length; wave++) {
				lay(PerceptualHash.WAVES[wave], places, waves[cut][wave]);
			}
		}
		return waves;
	}

	private static void lay(double[] wave, double[] places, double[] into) {
		for (int i = 0; i < SIDE; i++) {
			int start = Lightness.start(places[i]);
			double share = Lightness.share(places[i], start);
			into[start] += wave[i] * (1 - share);
			into[start + 1] += wave[i] * share;
		}
	}

	/**
	 * The hashes of the parts that are usual, as {@link SketchCrop#USUAL} has them.
	 */
	public static long[] of(byte[] sketch) {
		float[] lightness = new Lightness(sketch).values();
		long[] hashes = new long[CUTS * CUTS];
		for (int across = 0; across < CUTS; across++) {
			double[][] rows = rows(lightness, WAVES[across]);
			for (int down = 0; down < CUTS; down++) {
				hashes[down * CUTS + across] = PerceptualHash.hash(PerceptualHash.terms(rows, WAVES[down]));
			}
		}
		return hashes;
	}

	private static double[][] rows(float[] lightness, double[][] waves) {
		double[][] rows = new double[PerceptualHash.KEPT][];
		for (int wave = 0; wave < rows.length; wave++) {
			rows[wave] = PerceptualHash.rows(lightness, waves[wave]);
		}
		return rows;
	}

}
