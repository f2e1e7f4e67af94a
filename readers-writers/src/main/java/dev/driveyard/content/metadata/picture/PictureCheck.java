package dev.driveyard.content.metadata.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentImageInput;
import dev.driveyard.content.metadata.bytes.TooLargeException;

/**
 * Decodes all of a picture and keeps only a small part of it. What its decoder warns of
 * counts as damage.
 */
public final class PictureCheck {

	private static final int KEPT = 64;

	private static final long MOST_PIXELS = 1L << 30;

	private PictureCheck() {
	}

	/**
	 * Decodes one.
	 * @param format as ImageIO calls it
	 * @throws dev.driveyard.content.metadata.UndecodableException if the decoder does not
	 * know this kind of it
	 */
	public static void decode(String format, Content content) throws IOException {
		if (format.equals("jpeg")) {
			JpegFrame.requireDecodable(content);
		}
		ImageIO.setUseCache(false);
		Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
		if (!readers.hasNext()) {
			return;
		}
		ImageReader reader = readers.next();
		List<String> warnings = new ArrayList<>();
		try (ContentImageInput stream = new ContentImageInput(content)) {
			reader.setInput(stream, true, true);
			reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			if ((long) width * height > MOST_PIXELS) {
				throw new TooLargeException("it has " + width + " x " + height + " pixels");
			}
			ImageReadParam small = small(reader, width, height);
			if (reader.canReadRaster()) {
				reader.readRaster(0, small);
			}
			else {
				reader.read(0, small);
			}
			if (format.equals("gif")) {
				more(reader);
			}
		}
		catch (IIOException ex) {
			throw isMemory(ex) ? new TooLargeException("there is not enough memory to decode it") : ex;
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			throw new IOException("its decoder fails: " + ex.getMessage(), ex);
		}
		finally {
			reader.dispose();
		}
		warnings.stream().filter((warning) -> !isHarmless(warning)).findFirst().ifPresent(PictureCheck::fail);
	}

	/** All pictures of an animation after the first. */
	private static void more(ImageReader reader) throws IOException {
		for (int number = 1;; number++) {
			int width;
			try {
				width = reader.getWidth(number);
			}
			catch (IndexOutOfBoundsException ex) {
				return;
			}
			reader.read(number, small(reader, width, reader.getHeight(number)));
		}
	}

	private static ImageReadParam small(ImageReader reader, int width, int height) {
		ImageReadParam small = reader.getDefaultReadParam();
		small.setSourceSubsampling(Math.max(1, width / KEPT), Math.max(1, height / KEPT), 0, 0);
		return small;
	}

	/** That libjpeg got no more memory is no fault of the picture. */
	private static boolean isMemory(IIOException ex) {
		return ex.getMessage() != null && ex.getMessage().contains("Insufficient memory");
	}

	/** What stands in its metadata, not in its pixels. */
	private static boolean isHarmless(String warning) {
		return warning.contains("ICC") || warning.contains("profile") || warning.contains("JFIF")
				|| warning.contains("Adobe") || warning.contains("metadata") || warning.contains("default color table");
	}

	private static void fail(String warning) {
		throw new IllegalStateException(warning);
	}

}
