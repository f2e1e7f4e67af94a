package dev.driveyard.picture.encode;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;

import javax.imageio.ImageIO;

import dev.driveyard.picture.PictureSamples;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PerceptualHashTests {

	private static final int ALIKE = 10;

	@Test
	void picturesThatLookAlikeShareMostBitsAndOthersDoNot() throws IOException {
		for (int seed = 1; seed <= 12; seed++) {
			BufferedImage photo = PictureSamples.photo(640, 480, seed);
			long hash = hash(photo);
			assertThat(distance(hash, hash(scaled(photo, 213, 160)))).as("smaller").isLessThan(ALIKE);
			assertThat(distance(hash,
					hash(ImageIO.read(new ByteArrayInputStream(PictureSamples.jpeg(photo, 0.5f, false))))))
				.as("recompressed")
				.isLessThan(ALIKE);
			assertThat(distance(hash, hash(grey(photo)))).as("grey").isLessThan(ALIKE);
			assertThat(distance(hash, hash(PictureSamples.photo(640, 480, seed + 100)))).as("another")
				.isGreaterThan(ALIKE);
		}
	}

	@Test
	void aFlatPictureSaysNothing() throws IOException {
		BufferedImage flat = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = flat.createGraphics();
		graphics.fillRect(0, 0, 300, 200);
		graphics.dispose();
		assertThat(PerceptualHash.of(pixels(flat))).isNull();
	}

	private static long hash(BufferedImage image) throws IOException {
		return Objects.requireNonNull(PerceptualHash.of(pixels(image)));
	}

	private static int distance(long one, long other) {
		return Long.bitCount(one ^ other);
	}

	private static BufferedImage scaled(BufferedImage from, int width, int height) {
		BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = to.createGraphics();
		graphics.drawImage(from.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
		graphics.dispose();
		return to;
	}

	private static BufferedImage grey(BufferedImage from) {
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

	private static Pixels pixels(BufferedImage image) {
		int[] values = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		return new Pixels(image.getWidth(), image.getHeight(), PixelLayout.RGB, values);
	}

}
