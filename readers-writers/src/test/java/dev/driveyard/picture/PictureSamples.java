package dev.driveyard.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures that are drawn by code and look somewhat like photos.
 */
public final class PictureSamples {

	private PictureSamples() {
	}

	/** A landscape: sky, hills, balls, fine lines and noise; not the same turned. */
	public static BufferedImage photo(int width, int height) {
		return photo(width, height, 7);
	}

	/** One of many scenes. */
	public static BufferedImage photo(int width, int height, int seed) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		Random random = new Random(seed);
		graphics
			.setPaint(new GradientPaint(0, 0, new Color(40, 90, 200), width / 3f, height, new Color(250, 200, 120)));
		graphics.fillRect(0, 0, width, height);
		for (int i = 0; i < 30; i++) {
			double size = (0.05 + random.nextDouble() * 0.25) * Math.min(width, height);
			graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
			graphics.fill(new Ellipse2D.Double(random.nextDouble() * width, random.nextDouble() * height, size, size));
		}
		graphics.setColor(new Color(200, 30, 30));
		graphics.fillRect(0, 0, width / 4, height / 5);
		graphics.setColor(Color.WHITE);
		graphics.setStroke(new BasicStroke(Math.max(1, width / 300f)));
		for (int i = 0; i < 12; i++) {
			graphics.drawLine(width / 2 + i * width / 40, height / 2, width / 2 + i * width / 30, height - 1);
		}
		graphics.dispose();
		noise(image, random);
		return image;
	}

	private static void noise(BufferedImage image, Random random) {
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				int value = image.getRGB(x, y);
				int more = random.nextInt(13) - 6;
				image.setRGB(x, y, (add(value >> 16, more) << 16) | (add(value >> 8, more) << 8) | add(value, more));
			}
		}
	}

	private static int add(int colour, int more) {
		return Math.max(0, Math.min(255, (colour & 0xFF) + more));
	}

	public static byte[] encode(BufferedImage image, String format) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(image, format, bytes)) {
				throw new IllegalArgumentException("nothing writes " + format);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	public static byte[] jpeg(BufferedImage image, float quality, boolean progressive) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
			param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/** A JPEG file with another segment after its first two bytes. */
	public static byte[] withSegment(byte[] jpeg, int marker, byte[] segment) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(jpeg, 0, 2);
		bytes.write(0xFF);
		bytes.write(marker);
		bytes.write((segment.length + 2) >> 8);
		bytes.write(segment.length + 2);
		bytes.writeBytes(segment);
		bytes.write(jpeg, 2, jpeg.length - 2);
		return bytes.toByteArray();
	}

	/** EXIF that says how a picture is turned. */
	public static byte[] exif(int orientation) {
		return new byte[] { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
				(byte) orientation, 0, 0, 0, 0, 0, 0 };
	}

	/** The same with samples of sixteen bits. */
	public static BufferedImage deep(BufferedImage from) {
		ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
				Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		WritableRaster raster = model.createCompatibleWritableRaster(from.getWidth(), from.getHeight());
		for (int y = 0; y < from.getHeight(); y++) {
			for (int x = 0; x < from.getWidth(); x++) {
				for (int band = 0; band < 3; band++) {
					raster.setSample(x, y, band, from.getRaster().getSample(x, y, band) * 257);
				}
			}
		}
		return new BufferedImage(model, raster, false, null);
	}

	/** As a camera that was held so would store it. */
	public static BufferedImage stored(BufferedImage upright, int orientation) {
		boolean sideways = orientation > 4;
		int width = sideways ? upright.getHeight() : upright.getWidth();
		int height = sideways ? upright.getWidth() : upright.getHeight();
		BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		for (int y = 0; y < upright.getHeight(); y++) {
			for (int x = 0; x < upright.getWidth(); x++) {
				int right = upright.getWidth() - 1 - x;
				int bottom = upright.getHeight() - 1 - y;
				int[] to = switch (orientation) {
					case 2 -> new int[] { right, y };
					case 3 -> new int[] { right, bottom };
					case 4 -> new int[] { x, bottom };
					case 5 -> new int[] { y, x };
					case 6 -> new int[] { y, right };
					case 7 -> new int[] { bottom, right };
					case 8 -> new int[] { bottom, x };
					default -> new int[] { x, y };
				};
				stored.setRGB(to[0], to[1], upright.getRGB(x, y));
			}
		}
		return stored;
	}

}
