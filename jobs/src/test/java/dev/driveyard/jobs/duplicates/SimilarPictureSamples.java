package dev.driveyard.jobs.duplicates;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Scenes that are drawn by code, and what becomes of pictures of them.
 */
final class SimilarPictureSamples {

	private SimilarPictureSamples() {
	}

	/** One of many scenes. */
	static BufferedImage scene(int seed, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		Random random = new Random(seed * 7919L);
		graphics.setPaint(new GradientPaint(0, 0, colour(random), width * random.nextFloat(), height, colour(random)));
		graphics.fillRect(0, 0, width, height);
		for (int i = 0; i < 24; i++) {
			double size = (0.08 + random.nextDouble() * 0.4) * Math.min(width, height);
			graphics.setColor(colour(random));
			graphics.fill(new Ellipse2D.Double(random.nextDouble() * width - size / 2,
					random.nextDouble() * height - size / 2, size * (0.5 + random.nextDouble()), size));
		}
		graphics.dispose();
		return image;
	}

	private static Color colour(Random random) {
		return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
	}

	static BufferedImage scaled(BufferedImage from, int width, int height) {
		BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = to.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(from, 0, 0, width, height, null);
		graphics.dispose();
		return to;
	}

	/** A part of it, by shares of its width and height. */
	static BufferedImage part(BufferedImage from, double left, double top, double right, double bottom) {
		int x = (int) (left * from.getWidth());
		int y = (int) (top * from.getHeight());
		int width = (int) (right * from.getWidth()) - x;
		int height = (int) (bottom * from.getHeight()) - y;
		return scaled(from.getSubimage(x, y, width, height), width, height);
	}

	static BufferedImage grey(BufferedImage from) {
		BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < from.getHeight(); y++) {
			for (int x = 0; x < from.getWidth(); x++) {
				int value = from.getRGB(x, y);
				int grey = (((value >> 16) & 0xFF) * 299 + ((value >> 8) & 0xFF) * 587 + (value & 0xFF) * 114) / 1000;
				to.setRGB(x, y, grey * 0x10101);
			}
		}
		return to;
	}

	static byte[] png(BufferedImage image) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] jpeg(BufferedImage image, float quality) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
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

	/** The same picture, with a comment in the file. */
	static byte[] commented(byte[] jpeg, String comment) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(jpeg, 0, 2);
		bytes.write(0xFF);
		bytes.write(0xFE);
		bytes.write(0);
		bytes.write(comment.length() + 2);
		bytes.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
		bytes.write(jpeg, 2, jpeg.length - 2);
		return bytes.toByteArray();
	}

}
