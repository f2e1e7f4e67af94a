package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * TIFF files, written by Java's own writer or, where it can't, by hand.
 */
final class TiffSamples {

	private static final int SHORT = 3;

	private static final int UNDEFINED = 7;

	private TiffSamples() {
	}

	/** All pictures in one file, by Java's own writer. */
	static byte[] pages(@Nullable String compression, boolean tiled, BufferedImage... pages) {
		ImageWriter writer = writer();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam param = writer.getDefaultWriteParam();
			if (tiled) {
				param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
				param.setTiling(64, 48, 0, 0);
			}
			if (compression != null) {
				param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				param.setCompressionType(compression);
			}
			writer.prepareWriteSequence(null);
			for (BufferedImage page : pages) {
				writer.writeToSequence(new IIOImage(page, null, null), param);
			}
			writer.endWriteSequence();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	private static ImageWriter writer() {
		for (var all = ImageIO.getImageWritersByFormatName("tiff"); all.hasNext();) {
			ImageWriter writer = all.next();
			if (writer.getClass().getName().startsWith("com.sun")) {
				return writer;
			}
		}
		throw new IllegalStateException("Java writes no TIFF");
	}

	/** One strip that is not compressed; what the file says of itself, by hand. */
	static byte[] plain(BufferedImage image, boolean big, ByteOrder order, int orientation, byte @Nullable [] profile) {
		int width = image.getWidth();
		int height = image.getHeight();
		int folder = big ? 16 : 8;
		int entries = (profile != null) ? 11 : 10;
		int bits = folder + (big ? 8 + 20 * entries + 8 : 2 + 12 * entries + 4);
		int icc = bits + 6;
		int pixels = icc + ((profile != null) ? profile.length : 0);
		ByteBuffer out = ByteBuffer.allocate(pixels + width * height * 3).order(order);
		out.put(((order == ByteOrder.LITTLE_ENDIAN) ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
		if (big) {
			out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(folder).putLong(entries);
		}
		else {
			out.putShort((short) 42).putInt(folder).putShort((short) entries);
		}
		entry(out, big, 0x100, SHORT, 1, width);
		entry(out, big, 0x101, SHORT, 1, height);
		if (big) {
			// three of them find room
			out.putShort((short) 0x102).putShort((short) SHORT).putLong(3);
			out.putShort((short) 8).putShort((short) 8).putShort((short) 8).putShort((short) 0);
		}
		else {
			entry(out, false, 0x102, SHORT, 3, bits);
		}
		entry(out, big, 0x103, SHORT, 1, 1);
		entry(out, big, 0x106, SHORT, 1, 2);
		entry(out, big, 0x111, 4, 1, pixels);
		entry(out, big, 0x112, SHORT, 1, orientation);
		entry(out, big, 0x115, SHORT, 1, 3);
		entry(out, big, 0x116, SHORT, 1, height);
		entry(out, big, 0x117, 4, 1, width * height * 3);
		if (profile != null) {
			entry(out, big, 0x8773, UNDEFINED, profile.length, icc);
		}
		out.position(bits);
		out.putShort((short) 8).putShort((short) 8).putShort((short) 8);
		if (profile != null) {
			out.put(profile);
		}
		for (int i = 0; i < width * height; i++) {
			int value = image.getRGB(i % width, i / width);
			out.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
		}
		return out.array();
	}

	private static void entry(ByteBuffer out, boolean big, int tag, int type, int count, int value) {
		out.putShort((short) tag).putShort((short) type);
		int at = out.position() + (big ? 16 : 8);
		if (big) {
			out.putLong(count);
		}
		else {
			out.putInt(count);
		}
		if (type == SHORT && count == 1) {
			out.putShort((short) value);
		}
		else if (big && count > 1) {
			out.putLong(value);
		}
		else {
			out.putInt(value);
		}
		out.position(at);
	}

}
