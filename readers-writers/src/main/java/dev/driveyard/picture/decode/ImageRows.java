package dev.driveyard.picture.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;

/**
 * The rows of an image of Java's as they are stored: nothing is made of their colours
 * yet.
 */
final class ImageRows {

	private ImageRows() {
	}

	static PixelRows of(BufferedImage image) {
		ColorModel model = image.getColorModel();
		PixelLayout layout = model.hasAlpha() ? PixelLayout.ARGB : PixelLayout.RGB;
		if (model instanceof IndexColorModel index) {
			return new Rows(image.getRaster(), layout, indexed(image.getRaster(), index));
		}
		int bands = image.getRaster().getNumBands();
		boolean inks = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
		if (model instanceof PackedColorModel || (model.getNumColorComponents() == 2) || (inks && bands != 4)
				|| bands > 4) {
			return new Rows(image.getRaster(), layout, (y, into) -> image.getRGB(0, y, into.length, 1, into, 0, 0));
		}
		if (inks) {
			return of(image.getRaster(), PixelLayout.CMYK);
		}
		PixelRows rows = of(image.getRaster(), layout);
		return (layout == PixelLayout.ARGB && model.isAlphaPremultiplied()) ? new Divided(rows) : rows;
	}

	/** Samples of one to four bands; for inks 255 is all of it. */
	static PixelRows of(Raster raster, PixelLayout layout) {
		int bits = raster.getSampleModel().getSampleSize(0);
		if (raster.getDataBuffer() instanceof DataBufferByte bytes && bits == 8
				&& raster.getSampleModel() instanceof PixelInterleavedSampleModel model && raster.getMinX() == 0
				&& raster.getMinY() == 0) {
			return new Rows(raster, layout, interleaved(raster, model, bytes.getData(), layout));
		}
		int type = raster.getTransferType();
		if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
			return new Rows(raster, layout, floats(raster, layout));
		}
		return new Rows(raster, layout, samples(raster, Math.min(bits, 32), layout));
	}

	private static RowReader indexed(Raster raster, IndexColorModel model) {
		int[] colours = new int[1 << 16];
		int[] known = new int[model.getMapSize()];
		model.getRGBs(known);
		System.arraycopy(known, 0, colours, 0, known.length);
		return (y, into) -> {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, into.length, 1, into);
			for (int x = 0; x < into.length; x++) {
				into[x] = colours[into[x] & 0xFFFF];
			}
		};
	}

	private static RowReader interleaved(Raster raster, PixelInterleavedSampleModel model, byte[] data,
			PixelLayout layout) {
		int origin = raster.getDataBuffer().getOffset()
				+ model.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY());
		int[] offsets = model.getBandOffsets();
		int least = offsets[0];
		int step = model.getPixelStride();
		int[] bands = order(offsets.length, layout);
		int high = (bands[0] < 0) ? -1 : offsets[bands[0]] - least;
		int red = offsets[bands[1]] - least;
		int green = offsets[bands[2]] - least;
		int blue = offsets[bands[3]] - least;
		return (y, into) -> {
			int at = origin + y * model.getScanlineStride();
			for (int x = 0; x < into.length; x++, at += step) {
				int top = (bands[0] < 0) ? 0xFF : data[at + high] & 0xFF;
				into[x] = (top << 24) | ((data[at + red] & 0xFF) << 16) | ((data[at + green] & 0xFF) << 8)
						| (data[at + blue] & 0xFF);
			}
		};
	}

	private static RowReader samples(Raster raster, int bits, PixelLayout layout) {
		int count = raster.getNumBands();
		int[] bands = order(count, layout);
		int[] row = new int[raster.getWidth() * count];
		return (y, into) -> {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, into.length, 1, row);
			for (int x = 0; x < into.length; x++) {
				int at = x * count;
				int top = (bands[0] < 0) ? 0xFF : eight(row[at + bands[0]], bits);
				into[x] = (top << 24) | (eight(row[at + bands[1]], bits) << 16) | (eight(row[at + bands[2]], bits) << 8)
						| eight(row[at + bands[3]], bits);
			}
		};
	}

	private static int eight(int sample, int bits) {
		if (bits >= 8) {
			return (sample >>> (bits - 8)) & 0xFF;
		}
		int most = (1 << bits) - 1;
		return (sample & most) * 255 / most;
	}

	/** Light as it is, of which 1 is white. */
	private static RowReader floats(Raster raster, PixelLayout layout) {
		int count = raster.getNumBands();
		int[] bands = order(count, layout);
		float[] row = new float[raster.getWidth() * count];
		return (y, into) -> {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, into.length, 1, row);
			for (int x = 0; x < into.length; x++) {
				int at = x * count;
				int top = (bands[0] < 0) ? 0xFF : Math.round(255 * Math.max(0, Math.min(1, row[at + bands[0]])));
				into[x] = (top << 24) | (seen(row[at + bands[1]]) << 16) | (seen(row[at + bands[2]]) << 8)
						| seen(row[at + bands[3]]);
			}
		};
	}

	private static int seen(float light) {
		double bounded = Math.max(0, Math.min(1, light));
		double value = (bounded <= 0.0031308) ? 12.92 * bounded : 1.055 * Math.pow(bounded, 1 / 2.4) - 0.055;
		return (int) Math.round(255 * value);
	}

	/** Which bands are the highest byte, red, green and blue. */
	private static int[] order(int bands, PixelLayout layout) {
		if (layout == PixelLayout.CMYK) {
			return new int[] { 3, 0, 1, 2 };
		}
		boolean alpha = layout == PixelLayout.ARGB;
		return (bands < 3) ? new int[] { (alpha && bands == 2) ? 1 : -1, 0, 0, 0 }
				: new int[] { (alpha && bands == 4) ? 3 : -1, 0, 1, 2 };
	}

	/**
	 * Reads one row.
	 */
	private interface RowReader {

		void read(int y, int[] into);

	}

	/**
	 * The rows of a raster.
	 */
	private record Rows(Raster raster, PixelLayout layout, RowReader reader) implements PixelRows {

		@Override
		public int width() {
			return this.raster.getWidth();
		}

		@Override
		public int height() {
			return this.raster.getHeight();
		}

		@Override
		public void read(int y, int[] into) {
			this.reader.read(y, into);
		}

	}

	/**
	 * Rows whose colours were multiplied by alpha.
	 */
	private record Divided(PixelRows rows) implements PixelRows {

		@Override
		public int width() {
			return this.rows.width();
		}

		@Override
		public int height() {
			return this.rows.height();
		}

		@Override
		public PixelLayout layout() {
			return PixelLayout.ARGB;
		}

		@Override
		public void read(int y, int[] into) throws IOException {
			this.rows.read(y, into);
			for (int x = 0; x < into.length; x++) {
				int alpha = into[x] >>> 24;
				if (alpha != 0 && alpha != 0xFF) {
					into[x] = (alpha << 24) | (divide(into[x] >> 16, alpha) << 16) | (divide(into[x] >> 8, alpha) << 8)
							| divide(into[x], alpha);
				}
			}
		}

		private static int divide(int colour, int alpha) {
			return Math.min(255, ((colour & 0xFF) * 255 + alpha / 2) / alpha);
		}

	}

}
