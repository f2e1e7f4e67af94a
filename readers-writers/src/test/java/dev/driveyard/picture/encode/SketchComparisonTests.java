package dev.driveyard.picture.encode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Objects;

import dev.driveyard.picture.PictureSamples;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How alike pictures are by their sketches, and whose hash that of a part is.
 */
class SketchComparisonTests {

	@Test
	void aPartIsFoundByItsHashAndFitsWhereItWasCutOut() throws IOException {
		for (int seed = 1; seed <= 10; seed++) {
			BufferedImage photo = PictureSamples.photo(640, 480, seed);
			Pixels part = pixels(photo.getSubimage(32, 24, 608, 456));
			byte[] sketch = PictureSketch.of(pixels(photo));
			long hash = Objects.requireNonNull(PerceptualHash.of(part));
			SketchCrop cut = new SketchCrop(0.05, 1, 0.05, 1);
			assertThat(SketchCrop.USUAL).contains(cut);
			assertThat(Long.bitCount(hash(sketch, cut) ^ hash)).as("seed %s", seed).isLessThanOrEqualTo(6);
			assertThat(SketchComparison.likeness(sketch, PictureSketch.of(part), cut)).as("seed %s", seed)
				.isGreaterThan(0.85);
		}
	}

	@Test
	void theHashOfTheWholeSketchIsAlmostThatOfThePicture() throws IOException {
		Pixels photo = pixels(PictureSamples.photo(640, 480, 5));
		long hash = Objects.requireNonNull(PerceptualHash.of(photo));
		assertThat(Long.bitCount(hash(PictureSketch.of(photo), SketchCrop.WHOLE) ^ hash)).isLessThanOrEqualTo(2);
	}

	@Test
	void theHashOfAPartIsThatOfTheSketchCutThere() throws IOException {
		for (int seed = 1; seed <= 10; seed++) {
			byte[] sketch = PictureSketch.of(pixels(PictureSamples.photo(640, 480, seed)));
			for (SketchCrop crop : SketchCrop.USUAL) {
				float[] part = new float[PictureSketch.SIDE * PictureSketch.SIDE];
				new Lightness(sketch).part(crop, part);
				double[][] rows = new double[PerceptualHash.KEPT][];
				for (int wave = 0; wave < rows.length; wave++) {
					rows[wave] = PerceptualHash.rows(part, PerceptualHash.WAVES[wave]);
				}
				assertThat(hash(sketch, crop)).as("%s of seed %s", crop, seed)
					.isEqualTo(PerceptualHash.hash(PerceptualHash.terms(rows, PerceptualHash.WAVES)));
			}
		}
	}

	private static long hash(byte[] sketch, SketchCrop crop) {
		return PartHashes.of(sketch)[SketchCrop.USUAL.indexOf(crop)];
	}

	@Test
	void anotherPictureIsNotAlike() throws IOException {
		byte[] one = PictureSketch.of(pixels(PictureSamples.photo(640, 480, 1)));
		byte[] other = PictureSketch.of(pixels(PictureSamples.photo(640, 480, 2)));
		assertThat(SketchComparison.likeness(one, other, SketchCrop.WHOLE)).isLessThan(0.7);
		assertThat(SketchComparison.likeness(one, one, SketchCrop.WHOLE)).isGreaterThan(0.999);
	}

	@Test
	void anotherColourCountsAndNoColourDoesNot() throws IOException {
		byte[] red = PictureSketch.of(pixels(stripes(new Color(200, 40, 40))));
		byte[] blue = PictureSketch.of(pixels(stripes(new Color(40, 60, 255))));
		byte[] grey = PictureSketch.of(pixels(stripes(new Color(88, 88, 88))));
		assertThat(PictureSketch.isColoured(red)).isTrue();
		assertThat(PictureSketch.isColoured(grey)).isFalse();
		assertThat(SketchComparison.likeness(red, blue, SketchCrop.WHOLE)).isLessThan(0.7);
		assertThat(SketchComparison.likeness(red, grey, SketchCrop.WHOLE)).isGreaterThan(0.95);
	}

	private static BufferedImage stripes(Color colour) {
		BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 320, 240);
		graphics.setColor(colour);
		graphics.fillRect(20, 0, 200, 100);
		graphics.fillOval(100, 90, 180, 140);
		graphics.dispose();
		return image;
	}

	private static Pixels pixels(BufferedImage image) {
		int width = image.getWidth();
		int height = image.getHeight();
		return new Pixels(width, height, PixelLayout.RGB, image.getRGB(0, 0, width, height, null, 0, width));
	}

}
