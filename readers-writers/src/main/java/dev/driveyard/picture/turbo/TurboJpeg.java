package dev.driveyard.picture.turbo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.PixelRows;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG by libturbojpeg. It is used only after it has decoded a picture as Java
 * does.
 */
public final class TurboJpeg {

	/** The property that says where the library is. */
	public static final String LIBRARY = "driveyard.turbojpeg";

	private static final int BGRX = 3;

	private static final int CMYK = 11;

	private static final int LIMIT_SCANS = 1 << 15;

	private static final int FATAL = 1;

	private static final int MOST_DIFFERENT = 6;

	private static final int PART = 1 << 16;

	private static final class Holder {

		static final boolean WORKS = tested(System.getProperty(LIBRARY, ""));

	}

	private TurboJpeg() {
	}

	public static boolean works() {
		return Holder.WORKS;
	}

	/**
	 * Decodes a picture.
	 * @param content the file
	 * @param inks whether its pixels are inks, as they are stored
	 * @param eighths how large it shall be, 1 to 8
	 * @return its rows, which must be closed; null if it can't be decoded
	 */
	public static @Nullable TurboRows decode(Content content, int width, int height, boolean inks, int eighths)
			throws IOException {
		try (Memory jpeg = new Memory(content.size())) {
			for (long at = 0; at < content.size();) {
				byte[] part = content.upTo(at, PART);
				if (part.length == 0) {
					return null;
				}
				jpeg.write(at, part, 0, part.length);
				at += part.length;
			}
			return decode(jpeg, width, height, inks, eighths);
		}
	}

	private static @Nullable TurboRows decode(Memory jpeg, int width, int height, boolean inks, int eighths) {
		int scaledWidth = (width * eighths + 7) / 8;
		int scaledHeight = (height * eighths + 7) / 8;
		Memory pixels = new Memory(4L * scaledWidth * scaledHeight);
		Pointer handle = TurboCalls.tjInitDecompress();
		try {
			int result = TurboCalls.tjDecompress2(handle, jpeg, new NativeLong(jpeg.size()), pixels, scaledWidth,
					scaledWidth * 4, scaledHeight, inks ? CMYK : BGRX, LIMIT_SCANS);
			if (result != 0 && TurboCalls.tjGetErrorCode(handle) == FATAL) {
				pixels.close();
				return null;
			}
			String warning = (result != 0) ? TurboCalls.tjGetErrorStr2(handle).getString(0) : null;
			return new TurboRows(pixels, scaledWidth, scaledHeight, inks ? PixelLayout.CMYK : PixelLayout.RGB, warning);
		}
		finally {
			TurboCalls.tjDestroy(handle);
		}
	}

	private static boolean tested(String library) {
		if (library.isEmpty()) {
			return false;
		}
		try {
			TurboCalls.bind(library);
			BufferedImage drawn = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
			for (int y = 0; y < 48; y++) {
				for (int x = 0; x < 64; x++) {
					drawn.setRGB(x, y, x * 0x40000 + y * 0x500 + (x + y) * 2);
				}
			}
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			ImageIO.setUseCache(false);
			ImageIO.write(drawn, "jpeg", file);
			BufferedImage known = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
			return isSame(file.toByteArray(), known, 8) && isSame(file.toByteArray(), known, 4);
		}
		catch (IOException | LinkageError | RuntimeException ex) {
			return false;
		}
	}

	private static boolean isSame(byte[] file, BufferedImage known, int eighths) throws IOException {
		try (TurboRows rows = decode(Content.of(file), known.getWidth(), known.getHeight(), false, eighths)) {
			return rows != null && difference(rows, known, 8 / eighths) < MOST_DIFFERENT;
		}
	}

	private static double difference(PixelRows rows, BufferedImage known, int factor) throws IOException {
		long sum = 0;
		int[] row = new int[rows.width()];
		for (int y = 0; y < rows.height(); y++) {
			rows.read(y, row);
			for (int x = 0; x < row.length; x++) {
				int expected = known.getRGB(x * factor, y * factor);
				for (int shift = 0; shift < 24; shift += 8) {
					sum += Math.abs(((row[x] >> shift) & 0xFF) - ((expected >> shift) & 0xFF));
				}
			}
		}
		return (double) sum / rows.width() / rows.height() / 3;
	}

}
