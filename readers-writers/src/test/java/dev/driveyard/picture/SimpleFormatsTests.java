package dev.driveyard.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Formats that are written by hand here, and what is wrong with files of any.
 */
class SimpleFormatsTests {

	private static final Renders RENDERS = new Renders();

	private static final BufferedImage PHOTO = PictureSamples.photo(120, 80);

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "P3", "P6", "P6 of 16 bits" })
	void aPixmapIsReadAsTextAndAsBytes(String kind) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes((kind.substring(0, 2) + "\n# a remark\n120 80\n" + (kind.contains("16") ? "65535\n" : "255\n"))
			.getBytes(StandardCharsets.US_ASCII));
		for (int i = 0; i < 120 * 80; i++) {
			for (int shift = 16; shift >= 0; shift -= 8) {
				int sample = (PHOTO.getRGB(i % 120, i / 120) >> shift) & 0xFF;
				if (kind.equals("P3")) {
					out.writeBytes((sample + "\n").getBytes(StandardCharsets.US_ASCII));
				}
				else {
					out.write(sample);
					if (kind.contains("16")) {
						out.write(sample);
					}
				}
			}
		}
		BufferedImage made = RENDERS.picture("image/x-portable-pixmap", out.toByteArray(), 120);
		assertThat(Likeness.difference(made, PHOTO)).isLessThan(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "P1", "P2", "P4", "P5" })
	void soIsAGraymapAndABitmap(String kind) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		boolean bits = kind.equals("P1") || kind.equals("P4");
		out.writeBytes((kind + " 16 2" + (bits ? "\n" : " 255\n")).getBytes(StandardCharsets.US_ASCII));
		switch (kind) {
			case "P1" ->
				out.writeBytes("1 1 1 1 1 1 1 1 0 0 0 0 0 0 0 0 ".repeat(2).getBytes(StandardCharsets.US_ASCII));
			case "P4" -> out.writeBytes(new byte[] { -1, 0, -1, 0 });
			case "P2" ->
				out.writeBytes(("0 ".repeat(8) + "255 ".repeat(8)).repeat(2).getBytes(StandardCharsets.US_ASCII));
			default -> {
				byte[] row = new byte[16];
				Arrays.fill(row, 8, 16, (byte) -1);
				out.writeBytes(row);
				out.writeBytes(row);
			}
		}
		String type = bits ? "image/x-portable-bitmap" : "image/x-portable-graymap";
		BufferedImage made = RENDERS.picture(type, out.toByteArray(), 16);
		assertThat(made.getWidth()).isEqualTo(16);
		assertThat(made.getRGB(2, 1) & 0xFFFFFF).as("black").isZero();
		assertThat(made.getRGB(13, 1) & 0xFFFFFF).as("white").isEqualTo(0xFFFFFF);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aTargaIsReadFromBelowToAbove(boolean packed) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(ByteBuffer.allocate(18)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(2, (byte) (packed ? 10 : 2))
			.putShort(12, (short) 120)
			.putShort(14, (short) 80)
			.put(16, (byte) 24)
			.array());
		for (int y = 79; y >= 0; y--) {
			for (int x = 0; x < 120; x++) {
				if (packed) {
					out.write(0x80);
				}
				int value = PHOTO.getRGB(x, y);
				out.write(value);
				out.write(value >> 8);
				out.write(value >> 16);
			}
		}
		out.writeBytes(new byte[8]);
		out.writeBytes("TRUEVISION-XFILE.\0".getBytes(StandardCharsets.US_ASCII));
		assertThat(Likeness.difference(RENDERS.picture("image/x-tga", out.toByteArray(), 120), PHOTO)).isZero();
	}

	@Test
	void lightOfAHighRangeIsSeenAsScreensShowIt() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 20 +X 16\n".getBytes(StandardCharsets.US_ASCII));
		for (int y = 0; y < 20; y++) {
			// runs of 16: half the light of white, none, a quarter, and their power
			out.writeBytes(new byte[] { 2, 2, 0, 16, (byte) 144, (byte) 128, (byte) 144, 0, (byte) 144, 64, (byte) 144,
					(byte) 128 });
		}
		int seen = RENDERS.picture("image/vnd.radiance", out.toByteArray(), 20).getRGB(3, 10);
		assertThat((seen >> 16) & 0xFF).isBetween(187, 189);
		assertThat((seen >> 8) & 0xFF).isZero();
		assertThat(seen & 0xFF).isBetween(136, 138);
	}

	@Test
	void anIconIsSeenByItsLargestPictureAlsoWhereThatIsAPng() throws IOException {
		byte[] small = PictureSamples.encode(PictureSamples.photo(16, 16), "png");
		BufferedImage icon = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
		for (int i = 0; i < 128 * 256; i++) {
			icon.setRGB(i % 128, i / 128, 0x8000FF00);
		}
		byte[] large = PictureSamples.encode(icon, "png");
		ByteBuffer out = ByteBuffer.allocate(6 + 32 + small.length + large.length).order(ByteOrder.LITTLE_ENDIAN);
		out.putShort((short) 0).putShort((short) 1).putShort((short) 2);
		out.put(new byte[] { 16, 16, 0, 0, 1, 0, 32, 0 }).putInt(small.length).putInt(38);
		out.put(new byte[] { 0, 0, 0, 0, 1, 0, 32, 0 }).putInt(large.length).putInt(38 + small.length);
		out.put(small).put(large);
		BufferedImage made = RENDERS.picture("image/vnd.microsoft.icon", out.array(), 100);
		assertThat(made.getWidth()).isEqualTo(100);
		assertThat(made.getRGB(20, 50) >>> 24).isBetween(126, 130);
		assertThat((made.getRGB(20, 50) >> 8) & 0xFF).isGreaterThan(250);
		assertThat(made.getRGB(80, 50) >>> 24).isZero();
	}

	@Test
	void aPhotoshopFileIsSeenByWhatItLooksLikeAsAWhole() throws IOException {
		ByteBuffer out = ByteBuffer.allocate(26 + 12 + 2 + 120 * 80 * 3);
		out.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).position(12);
		out.putShort((short) 3).putInt(80).putInt(120).putShort((short) 8).putShort((short) 3);
		out.putInt(0).putInt(0).putInt(0).putShort((short) 0);
		for (int shift = 16; shift >= 0; shift -= 8) {
			for (int i = 0; i < 120 * 80; i++) {
				out.put((byte) (PHOTO.getRGB(i % 120, i / 120) >> shift));
			}
		}
		assertThat(Likeness.difference(RENDERS.picture("image/vnd.adobe.photoshop", out.array(), 120), PHOTO)).isZero();
	}

	@Test
	void aPaletteMayBeTransparent() throws IOException {
		int[] colours = { 0xFFFF0000, 0x800000FF, 0x00FFFFFF, 0xFF00FF00 };
		IndexColorModel palette = new IndexColorModel(8, 4, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
		BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_BYTE_INDEXED, palette);
		for (int i = 0; i < 80 * 40; i++) {
			image.getRaster().setSample(i % 80, i / 80, 0, (i % 80) / 20);
		}
		byte[] file = PictureSamples.encode(image, "png");
		BufferedImage whole = RENDERS.picture("image/png", file, 80);
		for (int i = 0; i < 4; i++) {
			int value = whole.getRGB(i * 20 + 10, 20);
			assertThat((i == 2) ? value & 0xFF000000 : value).as("%x", value).isEqualTo((i == 2) ? 0 : colours[i]);
		}
		BufferedImage smaller = RENDERS.picture("image/png", file, 40);
		assertThat(smaller.getRGB(15, 10) >>> 24).isBetween(126, 130);
		assertThat(smaller.getRGB(15, 10) & 0xFF).isGreaterThan(250);
		assertThat(smaller.getRGB(25, 10) >>> 24).isLessThan(3);
	}

	@Test
	void ofAnAnimatedWebpTheFirstFrameIsSeen() throws IOException {
		byte[] file = WebpSamples.animation(PHOTO, PictureSamples.photo(120, 80, 3), PHOTO);
		Rendered rendered = RENDERS.rendered("image/webp", file, Renders.frame(120, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(120);
		assertThat(Likeness.structure(Renders.decode(rendered.pictures().get(0)), PHOTO)).isGreaterThan(0.95);
	}

	@Test
	void aPackedDrawingIsADrawing() throws IOException {
		String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
				+ "<rect width='40' height='20' fill='#0000ff'/></svg>";
		Rendered rendered = RENDERS.rendered("image/svg+xml", gzip(svg), Renders.frame(100, SidecarFormat.PNG));
		assertThat(rendered.height()).isEqualTo(20);
		assertThat(Renders.decode(rendered.pictures().get(0)).getRGB(50, 25)).isEqualTo(0xFF0000FF);
		String bomb = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--" + " ".repeat(64 << 20);
		assertThat(RENDERS.failed("image/svg+xml", gzip(bomb)).reason()).isEqualTo(UnrenderedReason.TOO_LARGE);
		byte[] cut = gzip(svg.repeat(1) + "<!-- " + new Random(1).ints(500).boxed().toList() + " -->");
		assertThat(RENDERS.failed("image/svg+xml", Arrays.copyOf(cut, cut.length / 3)).reason())
			.isEqualTo(UnrenderedReason.TRUNCATED);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	/** Whatever is wrong with a file, its child lives. */
	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "gif", "bmp", "tiff", "webp" })
	void damageIsNoMoreThanAFailureOfItsFile(String format) throws IOException {
		byte[] file = switch (format) {
			case "webp" -> WebpSamples.animation(PHOTO, PHOTO);
			case "tiff" -> TiffSamples.pages("LZW", true, PHOTO);
			default -> PictureSamples.encode(PHOTO, format);
		};
		Random random = new Random(format.hashCode());
		for (int i = 0; i < 40; i++) {
			byte[] damaged = (i % 2 == 0) ? Arrays.copyOf(file, 1 + random.nextInt(file.length - 1)) : file.clone();
			for (int hits = i % 5; hits > 0; hits--) {
				damaged[random.nextInt(Math.min(damaged.length, (i % 3 == 0) ? 200 : damaged.length))] = (byte) random
					.nextInt();
			}
			RenderOutcome outcome = RENDERS.outcome("image/" + format, damaged, Renders.frame(64, SidecarFormat.PNG));
			if (outcome instanceof Failed failed) {
				assertThat(failed.reason()).as("%s, %s: %s", format, i, failed.message())
					.isIn(UnrenderedReason.TRUNCATED, UnrenderedReason.MALFORMED, UnrenderedReason.UNSUPPORTED,
							UnrenderedReason.TOO_LARGE);
			}
		}
		assertThat(RENDERS.picture("image/png", PictureSamples.encode(PHOTO, "png"), 50).getRGB(2, 2))
			.isNotEqualTo(Color.BLACK.getRGB());
	}

}
