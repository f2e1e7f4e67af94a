package dev.driveyard.jobs.thumbnails;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * Pictures that differ from number to number.
 */
final class TestPictures {

	private TestPictures() {
	}

	/** A picture with shapes on it, as PNG or JPEG. */
	static byte[] picture(int number, int width, int height, String format) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		for (int y = 0; y < height; y++) {
			graphics.setColor(Color.getHSBColor((number % 17) / 17F, 0.3F + 0.6F * y / height, 0.9F));
			graphics.fillRect(0, y, width, 1);
		}
		graphics.setColor(Color.getHSBColor((number % 7) / 7F, 1, 0.4F));
		graphics.fillOval(number * 13 % width, number * 7 % height, width / 3, height / 3);
		graphics.setColor(new Color(number));
		graphics.fillRect(0, 0, 2, 2);
		graphics.dispose();
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, format, out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
