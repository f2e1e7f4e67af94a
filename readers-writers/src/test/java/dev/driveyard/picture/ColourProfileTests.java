package dev.driveyard.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Colours of cameras and screens are seen in sRGB.
 */
class ColourProfileTests {

	private static final Renders RENDERS = new Renders();

	private static final List<int[]> COLOURS = List.of(new int[] { 150, 110, 80 }, new int[] { 90, 140, 120 },
			new int[] { 128, 128, 128 }, new int[] { 255, 255, 255 }, new int[] { 200, 60, 60 });

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@ParameterizedTest
	@EnumSource(ColourProfiles.class)
	void eachFormatMayBringItsProfile(ColourProfiles profile) throws IOException {
		for (int[] colour : COLOURS) {
			int[] expected = profile.inSrgb(colour[0], colour[1], colour[2]);
			for (String format : List.of("jpeg", "png", "tiff", "webp")) {
				BufferedImage made = RENDERS.picture("image/" + format, file(format, plain(colour), profile.profile()),
						64);
				int seen = made.getRGB(30, 20);
				for (int band = 0; band < 3; band++) {
					assertThat((seen >> (16 - 8 * band)) & 0xFF)
						.as("%s of %s in %s: %x, band %d", List.of(colour[0], colour[1], colour[2]), profile, format,
								seen, band)
						.isCloseTo(expected[band], Offset.offset(format.equals("webp") ? 5 : 3));
				}
			}
		}
	}

	@Test
	void aProfileThatMakesNoSenseIsPassedOver() throws IOException {
		byte[] nonsense = ColourProfiles.DISPLAY_P3.profile();
		for (int i = 128; i < nonsense.length; i++) {
			nonsense[i] = (byte) (i * 7);
		}
		for (String format : List.of("jpeg", "png", "tiff", "webp")) {
			BufferedImage made = RENDERS.picture("image/" + format, file(format, plain(COLOURS.get(0)), nonsense), 64);
			assertThat(RenderPoolTests.near(made.getRGB(30, 20), 150, 110, 80)).as("%s %x", format, made.getRGB(30, 20))
				.isTrue();
		}
	}

	private static BufferedImage plain(int[] colour) {
		BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(colour[0], colour[1], colour[2]));
		graphics.fillRect(0, 0, 200, 100);
		graphics.dispose();
		return image;
	}

	private static byte[] file(String format, BufferedImage image, byte[] profile) throws IOException {
		return switch (format) {
			case "jpeg" -> {
				ByteArrayOutputStream segment = new ByteArrayOutputStream();
				segment.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
				segment.writeBytes(profile);
				yield PictureSamples.withSegment(PictureSamples.jpeg(image, 1, false), 0xE2, segment.toByteArray());
			}
			case "png" -> PngSamples.withProfile(image, profile);
			case "tiff" -> TiffSamples.plain(image, false, ByteOrder.BIG_ENDIAN, 1, profile);
			default -> WebpSamples.still(image, profile);
		};
	}

}
