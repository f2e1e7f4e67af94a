package dev.driveyard.picture.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

import com.twelvemonkeys.imageio.plugins.hdr.HDRImageReadParam;
import com.twelvemonkeys.imageio.plugins.hdr.tonemap.NullToneMapper;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentImageInput;
import dev.driveyard.picture.UnrenderableException;
import org.jspecify.annotations.Nullable;

/**
 * Pictures by ImageIO: of large ones, every so many pixels are kept.
 */
final class ImageIoDecoder {

	/** So many times the result is kept. */
	private static final double LEFT = 3;

	/**
	 * A byte of so many pixels is in memory while they are read: rows, tiles, packed
	 * bytes.
	 */
	private static final int READING = 4;

	private static final int MOST_IMAGES = 64;

	private ImageIoDecoder() {
	}

	/**
	 * Decodes a picture.
	 * @param orientation as the caller knows it
	 * @param profile as the caller knows it; null for that of the decoder
	 */
	static Decoded decode(MediumFormat format, Content content, Wanted wanted, int orientation,
			byte @Nullable [] profile) throws IOException {
		try (ContentImageInput stream = new ContentImageInput(content)) {
			ImageReader reader = ImageReaders.of(format, stream);
			try {
				List<String> warnings = new ArrayList<>();
				reader.setInput(stream, false, true);
				reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
				Decoded decoded = decode(format, reader, wanted, orientation, profile);
				check(warnings);
				return decoded;
			}
			catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException ex) {
				throw new IOException("its decoder fails: " + ex.getMessage(), ex);
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static Decoded decode(MediumFormat format, ImageReader reader, Wanted wanted, int orientation,
			byte @Nullable [] profile) throws IOException {
		int index = index(format, reader);
		int width = reader.getWidth(index);
		int height = reader.getHeight(index);
		wanted.check(width, height);
		// Java's reader of BMP takes other pixels than it is told to
		int factor = (format == MediumFormat.BMP) ? 1 : wanted.factor(width, height, LEFT);
		long bytes = pixelBytes(reader, index);
		while (bytes * (width / factor) * (height / factor) > wanted.heapBytes() && factor < 64) {
			factor++;
		}
		wanted.require(bytes * (width / factor) * (height / factor), (long) width * height / READING);
		ImageReadParam param = reader.getDefaultReadParam();
		if (param instanceof HDRImageReadParam light) {
			// by itself it makes all of it brighter, and screens do so once more
			light.setToneMapper(new NullToneMapper());
		}
		if (factor > 1) {
			param.setSourceSubsampling(factor, factor, Math.min(factor / 2, width - 1),
					Math.min(factor / 2, height - 1));
		}
		BufferedImage image = reader.read(index, param);
		return new Decoded(ImageRows.of(image), width, height, factor, orientation,
				(profile != null) ? profile : profile(image));
	}

	/** What a pixel takes in memory; much where nothing is known. */
	private static long pixelBytes(ImageReader reader, int index) throws IOException {
		ImageTypeSpecifier type = reader.getRawImageType(index);
		if (type == null) {
			return 8;
		}
		SampleModel model = type.getSampleModel();
		return Math.max(1, (long) model.getNumDataElements() * model.getSampleSize(0) / 8);
	}

	/** Of several icons in a file the largest counts; of several pages the first. */
	private static int index(MediumFormat format, ImageReader reader) throws IOException {
		if (format != MediumFormat.ICO && format != MediumFormat.ICNS) {
			return 0;
		}
		int best = 0;
		long most = 0;
		for (int i = 0; i < Math.min(MOST_IMAGES, reader.getNumImages(true)); i++) {
			long size = (long) reader.getWidth(i) * reader.getHeight(i);
			if (size > most) {
				most = size;
				best = i;
			}
		}
		return best;
	}

	private static byte @Nullable [] profile(BufferedImage image) {
		ColorSpace space = image.getColorModel().getColorSpace();
		return (space instanceof ICC_ColorSpace icc && !space.isCS_sRGB()
				&& (space.getType() == ColorSpace.TYPE_RGB || space.getType() == ColorSpace.TYPE_CMYK))
						? icc.getProfile().getData() : null;
	}

	/** A decoder that goes on where something is missing only warns. */
	static void check(List<String> warnings) throws UnrenderableException {
		for (String warning : warnings) {
			UnrenderedReason reason = DecodeFailures.reason(warning);
			if (reason == UnrenderedReason.TRUNCATED) {
				throw new UnrenderableException(UnrenderedReason.TRUNCATED, warning);
			}
			if (warning.contains("Corrupt JPEG data: premature") || warning.contains("bad Huffman code")) {
				throw new UnrenderableException(UnrenderedReason.MALFORMED, warning);
			}
		}
	}

}
