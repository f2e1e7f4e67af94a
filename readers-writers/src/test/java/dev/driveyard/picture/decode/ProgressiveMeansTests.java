package dev.driveyard.picture.decode;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

import javax.imageio.ImageIO;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.PictureSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressiveMeansTests {

	private static final int SIDE = 8;

	@ParameterizedTest
	@CsvSource({ "640, 480, 0.9", "641, 487, 0.9", "327, 201, 0.3", "16, 8, 0.7" })
	void eachPixelIsTheMeanOfABlock(int width, int height, float quality) throws IOException {
		byte[] jpeg = PictureSamples.jpeg(PictureSamples.photo(width, height, 3), quality, true);
		BufferedImage whole = ImageIO.read(new ByteArrayInputStream(jpeg));
		assertMeans(jpeg, lightness(whole));
	}

	@Test
	void aGreyPictureHasOneComponent() throws IOException {
		BufferedImage grey = new BufferedImage(333, 222, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = grey.createGraphics();
		graphics.drawImage(PictureSamples.photo(333, 222, 4), 0, 0, null);
		graphics.dispose();
		byte[] jpeg = PictureSamples.jpeg(grey, 0.8f, true);
		assertMeans(jpeg, ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster());
	}

	private static Raster lightness(BufferedImage image) {
		WritableRaster raster = Raster.createBandedRaster(DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 1,
				null);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				raster.setSample(x, y, 0, (int) Math.round(lightness(image.getRGB(x, y))));
			}
		}
		return raster;
	}

	private static double lightness(int rgb) {
		return 0.299 * ((rgb >> 16) & 0xFF) + 0.587 * ((rgb >> 8) & 0xFF) + 0.114 * (rgb & 0xFF);
	}

	private static void assertMeans(byte[] jpeg, Raster whole) throws IOException {
		MeanRows rows = Objects.requireNonNull(ProgressiveMeans.decode(Content.of(jpeg), -1));
		assertThat(rows.width()).isEqualTo((whole.getWidth() + SIDE - 1) / SIDE);
		assertThat(rows.height()).isEqualTo((whole.getHeight() + SIDE - 1) / SIDE);
		double sum = 0;
		int blocks = 0;
		int[] row = new int[rows.width()];
		for (int y = 0; y < whole.getHeight() / SIDE; y++) {
			rows.read(y, row);
			for (int x = 0; x < whole.getWidth() / SIDE; x++) {
				sum += Math.abs(mean(whole, x, y) - lightness(row[x]));
				blocks++;
			}
		}
		assertThat(sum / blocks).isLessThan(1.5);
	}

	private static double mean(Raster whole, int x, int y) {
		double sum = 0;
		for (int value : whole.getSamples(x * SIDE, y * SIDE, SIDE, SIDE, 0, (int[]) null)) {
			sum += value;
		}
		return sum / SIDE / SIDE;
	}

	@Test
	void whatIsCutOffOrOfAnotherKindIsLeftToOthers() throws IOException {
		BufferedImage photo = PictureSamples.photo(320, 240, 5);
		byte[] jpeg = PictureSamples.jpeg(photo, 0.9f, true);
		for (int length : new int[] { 2, 200, 700, jpeg.length / 2, jpeg.length - 2 }) {
			assertThat(ProgressiveMeans.decode(Content.of(Arrays.copyOf(jpeg, length)), -1)).isNull();
		}
		assertThat(ProgressiveMeans.decode(Content.of(PictureSamples.jpeg(photo, 0.9f, false)), -1)).isNull();
	}

}
