package dev.driveyard.picture.decode;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.UnrenderableException;

/**
 * The readers of ImageIO for a format.
 */
final class ImageReaders {

	private static final Map<MediumFormat, String> NAMES = Map.of(MediumFormat.PNM, "pnm", MediumFormat.PSD, "psd",
			MediumFormat.TGA, "tga", MediumFormat.HDR, "hdr", MediumFormat.ICNS, "icns", MediumFormat.ICO, "ico");

	private ImageReaders() {
	}

	/**
	 * The first that takes the file, or one that knows more of its format.
	 * @throws UnrenderableException if there is none
	 */
	static ImageReader of(MediumFormat format, ImageInputStream stream) throws IOException {
		ImageIO.setUseCache(false);
		String name = NAMES.getOrDefault(format, format.name().toLowerCase(Locale.ROOT));
		ImageReader found = null;
		for (Iterator<ImageReader> all = ImageIO.getImageReaders(stream); all.hasNext();) {
			ImageReader reader = all.next();
			boolean better = found == null || (isMore(format) && reader.getClass().getName().contains("twelvemonkeys"));
			if (isOf(reader, name) && better) {
				found = reader;
			}
		}
		if (found == null) {
			throw new UnrenderableException(UnrenderedReason.UNSUPPORTED, "no decoder knows it");
		}
		return found;
	}

	/** Whether one of several readers knows more of a format than the others. */
	private static boolean isMore(MediumFormat format) {
		return format == MediumFormat.TIFF || format == MediumFormat.WEBP;
	}

	private static boolean isOf(ImageReader reader, String name) {
		for (String known : reader.getOriginatingProvider().getFormatNames()) {
			if (known.toLowerCase(Locale.ROOT).endsWith(name)) {
				return true;
			}
		}
		return false;
	}

}
