package dev.driveyard.picture.decode;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentImageInput;
import dev.driveyard.content.metadata.picture.PictureMemory;
import dev.driveyard.picture.UnrenderableException;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;
import dev.driveyard.picture.turbo.TurboJpeg;
import dev.driveyard.picture.turbo.TurboRows;
import org.jspecify.annotations.Nullable;

/**
 * JPEG, also with inks for colours.
 */
final class JpegDecoder {

	private static final double LEFT = 3;

	/** A decoder that makes each pixel of several needs less of them. */
	private static final double FAST_LEFT = 1.6;

	/**
	 * The means of blocks are what a decoder makes of them by itself: the best there is.
	 */
	private static final double MEANS_LEFT = 1.25;

	private static final int EIGHTHS = 8;

	/** Coefficients of about 20 megapixels. */
	private static final long MUCH = 64L << 20;

	private static final long LONGEST = 96L << 20;

	private JpegDecoder() {
	}

	static Decoded decode(Content content, Wanted wanted) throws IOException {
		JpegHeader header = JpegHeader.read(content);
		if (header.components > 0) {
			wanted.check(header.width, header.height);
		}
		long coefficients = PictureMemory.jpeg(content);
		MeanRows means = isByMeans(header, wanted, coefficients) ? means(content, header, wanted, coefficients) : null;
		if (means != null) {
			return new Decoded(means, header.width, header.height, EIGHTHS, header.orientation, header.profile());
		}
		Decoded fast = isFast(content, header) ? fast(content, header, wanted, coefficients) : null;
		if (fast != null) {
			return fast;
		}
		wanted.require(0, coefficients);
		return (header.components == 4) ? inks(content, header, wanted)
				: ImageIoDecoder.decode(MediumFormat.JPEG, content, wanted, header.orientation, header.profile());
	}

	private static boolean isFast(Content content, JpegHeader header) {
		boolean known = header.components == 1 || header.components == 3 || header.components == 4;
		return known && !header.lossless && content.size() < LONGEST && TurboJpeg.works();
	}

	/** Whether all coefficients are much, and an eighth of the size is enough. */
	private static boolean isByMeans(JpegHeader header, Wanted wanted, long coefficients) {
		int longest = Math.max(header.width, header.height);
		return header.progressive && coefficients > MUCH && longest >= EIGHTHS * MEANS_LEFT * wanted.longEdge();
	}

	private static @Nullable MeanRows means(Content content, JpegHeader header, Wanted wanted, long coefficients)
			throws IOException {
		wanted.require(coefficients / (EIGHTHS * EIGHTHS), 0);
		return ProgressiveMeans.decode(content, header.adobe);
	}

	/** By libturbojpeg; null if it can't. */
	private static @Nullable Decoded fast(Content content, JpegHeader header, Wanted wanted, long coefficients)
			throws IOException {
		int eighths = 8;
		int longest = Math.max(header.width, header.height);
		while (eighths > 1 && longest * (eighths / 2) / 8.0 >= FAST_LEFT * wanted.longEdge()) {
			eighths /= 2;
		}
		long pixels = (header.width * (long) eighths / 8 + 1) * (header.height * (long) eighths / 8 + 1);
		wanted.require(0, coefficients + content.size() + 4 * pixels);
		TurboRows rows = TurboJpeg.decode(content, header.width, header.height, header.components == 4, eighths);
		if (rows == null) {
			return null;
		}
		if (rows.warning() != null && isDamage(rows.warning())) {
			// Java's says more clearly what is wrong
			rows.close();
			return null;
		}
		PixelRows seen = (header.components == 4) ? new Inks(rows, Math.min(header.adobe, 0)) : rows;
		return new Decoded(seen, header.width, header.height, 8.0 / eighths, header.orientation, header.profile());
	}

	private static boolean isDamage(String warning) {
		try {
			ImageIoDecoder.check(List.of(warning));
			return false;
		}
		catch (UnrenderableException ex) {
			return true;
		}
	}

	/** Java's own decoder gives the inks as they are stored. */
	private static Decoded inks(Content content, JpegHeader header, Wanted wanted) throws IOException {
		try (ContentImageInput stream = new ContentImageInput(content)) {
			ImageReader reader = ImageReaders.of(MediumFormat.JPEG, stream);
			try {
				List<String> warnings = new ArrayList<>();
				reader.setInput(stream, true, true);
				reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
				int factor = wanted.factor(header.width, header.height, LEFT);
				ImageReadParam param = reader.getDefaultReadParam();
				param.setSourceSubsampling(factor, factor, 0, 0);
				Raster raster = reader.readRaster(0, param);
				ImageIoDecoder.check(warnings);
				return new Decoded(new Inks(ImageRows.of(raster, PixelLayout.CMYK), header.adobe), header.width,
						header.height, factor, header.orientation, header.profile());
			}
			finally {
				reader.dispose();
			}
		}
	}

	/**
	 * Inks as they are: Adobe's programs store how much there is not, and may transform
	 * three of them as colours are.
	 *
	 * @param adobe the transform, -1 if there is no mark of Adobe's
	 */
	private record Inks(PixelRows rows, int adobe) implements PixelRows {

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
			return PixelLayout.CMYK;
		}

		@Override
		public void close() {
			this.rows.close();
		}

		@Override
		public void read(int y, int[] into) throws IOException {
			this.rows.read(y, into);
			if (this.adobe == 2) {
				for (int x = 0; x < into.length; x++) {
					into[x] = (~into[x] & 0xFF000000) | colours(into[x]);
				}
			}
			else if (this.adobe >= 0) {
				for (int x = 0; x < into.length; x++) {
					into[x] = ~into[x];
				}
			}
		}

		private static int colours(int value) {
			int light = (value >> 16) & 0xFF;
			int blue = ((value >> 8) & 0xFF) - 128;
			int red = (value & 0xFF) - 128;
			return (clamp(light + 1.402 * red) << 16) | (clamp(light - 0.344136 * blue - 0.714136 * red) << 8)
					| clamp(light + 1.772 * blue);
		}

		private static int clamp(double value) {
			return (int) Math.max(0, Math.min(255, Math.round(value)));
		}

	}

}
