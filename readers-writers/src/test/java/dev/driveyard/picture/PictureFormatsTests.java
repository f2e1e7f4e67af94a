package dev.driveyard.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.type.Samples;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PictureFormatsTests {

	private static final Renders RENDERS = new Renders();

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@ParameterizedTest
	@CsvSource({ "testBMP.bmp, image/bmp", "testGIF.gif, image/gif", "testTIFF.tif, image/tiff" })
	void theSamePictureLooksTheSameInEachFormat(String name, String type) throws IOException {
		BufferedImage reference = RENDERS.picture("image/png", Samples.document("testPNG.png"), 256);
		BufferedImage made = RENDERS.picture(type, Samples.document(name), 256);
		assertThat(made.getWidth()).isEqualTo(100);
		assertThat(Likeness.structure(made, reference)).isGreaterThan(0.9);
		assertThat(Likeness.difference(made, reference)).isLessThan(6);
	}

	@ParameterizedTest
	@CsvSource({ "testPSD.psd, image/vnd.adobe.photoshop, 537, 51", "testWEBP.webp, image/webp, 150, 150",
			"testWebp_Alpha_Lossless.webp, image/webp, 400, 301", "testWebp_Alpha_Lossy.webp, image/webp, 400, 301",
			"testICNS.icns, image/icns, 32, 32" })
	void otherFormatsAreKnownToo(String name, String type, int width, int height) throws IOException {
		Rendered rendered = RENDERS.rendered(type, Samples.document(name), Renders.frame(100, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(width);
		assertThat(rendered.height()).isEqualTo(height);
		assertThat(rendered.similarity()).isNotNull();
		assertThat(Renders.decode(rendered.pictures().get(0)).getColorModel().hasAlpha())
			.isEqualTo(name.contains("Alpha"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 16, 8, 4, 1 })
	void aSampleMayHaveAnyNumberOfBits(int bits) throws IOException {
		BufferedImage photo = PictureSamples.photo(320, 240);
		BufferedImage image = (bits == 16) ? PictureSamples.deep(photo)
				: new BufferedImage(320, 240, (bits == 1) ? BufferedImage.TYPE_BYTE_BINARY
						: (bits == 4) ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_GRAY);
		if (bits < 16) {
			for (int i = 0; i < 320 * 240; i++) {
				image.getRaster().setSample(i % 320, i / 320, 0, (bits == 1) ? (i / 40) & 1 : 100);
			}
		}
		BufferedImage made = RENDERS.picture("image/png", PictureSamples.encode(image, "png"), 320);
		if (bits == 16) {
			assertThat(Likeness.difference(made, photo)).isLessThan(1);
		}
		else if (bits == 8) {
			assertThat(made.getRaster().getSample(50, 50, 0)).as("grey stays as it is").isEqualTo(100);
		}
		else {
			assertThat(Likeness.difference(made, image)).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "false,false", "true,false", "false,true", "true,true" })
	void inksAreSeenAsColours(boolean adobe, boolean progressive) throws IOException {
		WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 128, 96, 4, null);
		int[] cyan = adobe ? new int[] { 0, 255, 255, 255 } : new int[] { 255, 0, 0, 0 };
		for (int i = 0; i < 128 * 96; i++) {
			raster.setPixel(i % 128, i / 128, cyan);
		}
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
			writer.write(null, new IIOImage(raster, null, null), param);
		}
		byte[] jpeg = bytes.toByteArray();
		assertThat(new String(jpeg, StandardCharsets.ISO_8859_1).contains("\u00ff\u00c2")).isEqualTo(progressive);
		byte[] mark = { 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0 };
		BufferedImage made = RENDERS.picture("image/jpeg", adobe ? PictureSamples.withSegment(jpeg, 0xEE, mark) : jpeg,
				64);
		assertThat(RenderPoolTests.near(made.getRGB(30, 30), 0, 255, 255)).as("%x", made.getRGB(30, 30)).isTrue();
	}

	@Test
	void coloursOfAnotherProfileAreSeenAsThatProfileHasThem() throws IOException {
		BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(128, 55, 200));
		graphics.fillRect(0, 0, 200, 100);
		graphics.dispose();
		byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
		ByteArrayOutputStream segment = new ByteArrayOutputStream();
		segment.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
		segment.writeBytes(profile);
		byte[] jpeg = PictureSamples.withSegment(PictureSamples.jpeg(image, 1, false), 0xE2, segment.toByteArray());
		for (byte[] file : new byte[][] { jpeg, PngSamples.withProfile(image, profile) }) {
			BufferedImage made = RENDERS.picture((file == jpeg) ? "image/jpeg" : "image/png", file, 64);
			assertThat(RenderPoolTests.near(made.getRGB(30, 20), 188, 128, 229)).as("%x", made.getRGB(30, 20)).isTrue();
		}
	}

	@Test
	void anAnimationIsSeenByItsFirstPicture() throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (Color colour : new Color[] { Color.RED, Color.BLUE }) {
				BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_INDEXED);
				Graphics2D graphics = image.createGraphics();
				graphics.setColor(colour);
				graphics.fillRect(0, 0, 60, 40);
				graphics.dispose();
				writer.writeToSequence(new IIOImage(image, null, null), null);
			}
			writer.endWriteSequence();
		}
		assertThat(
				RenderPoolTests.near(RENDERS.picture("image/gif", bytes.toByteArray(), 50).getRGB(20, 20), 255, 0, 0))
			.isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "30000, TOO_LARGE", "12000, " })
	void aSmallFileMayBeAVeryLargePicture(int side, UnrenderedReason reason) throws IOException {
		byte[] bomb = bomb(side);
		assertThat(bomb.length).isLessThan(1 << 20);
		if (reason != null) {
			assertThat(RENDERS.failed("image/png", bomb).reason()).isEqualTo(reason);
		}
		else {
			assertThat(RENDERS.picture("image/png", bomb, 256).getWidth()).isEqualTo(256);
		}
	}

	private static byte[] bomb(int side) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeLong(0x89504E470D0A1A0AL);
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		DataOutputStream fields = new DataOutputStream(header);
		fields.writeInt(side);
		fields.writeInt(side);
		fields.write(new byte[] { 1, 0, 0, 0, 0 });
		PngSamples.chunk(bytes, "IHDR", header.toByteArray());
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
			byte[] row = new byte[1 + (side + 7) / 8];
			for (int y = 0; y < side; y++) {
				packed.write(row);
			}
		}
		PngSamples.chunk(bytes, "IDAT", data.toByteArray());
		PngSamples.chunk(bytes, "IEND", new byte[0]);
		return bytes.toByteArray();
	}

	/** Its many parts begin anywhere in what is read at once. */
	@Test
	void aPngOfManyPartsIsReadToItsEnd() throws IOException {
		byte[] plain = PictureSamples.encode(PictureSamples.photo(640, 480), "png");
		ByteBuffer chunks = ByteBuffer.wrap(plain).position(33);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(plain, 0, 33);
		while (chunks.hasRemaining()) {
			byte[] data = new byte[chunks.getInt()];
			byte[] name = new byte[4];
			chunks.get(name).get(data).getInt();
			for (int at = 0; at == 0 || at < data.length; at += 7) {
				PngSamples.chunk(bytes, new String(name, StandardCharsets.US_ASCII),
						Arrays.copyOfRange(data, at, Math.min(data.length, at + 7)));
			}
		}
		assertThat(Likeness.difference(RENDERS.picture("image/png", bytes.toByteArray(), 640),
				PictureSamples.photo(640, 480)))
			.isZero();
	}

	@Test
	void whatALossyPictureOfAHundredMegapixelsTakesIsBounded() throws IOException {
		BufferedImage large = new BufferedImage(9000, 6000, BufferedImage.TYPE_BYTE_GRAY);
		byte[] jpeg = PictureSamples.jpeg(large, 0.5f, true);
		Rendered rendered = RENDERS.rendered("image/jpeg", jpeg, Renders.frame(256, SidecarFormat.WEBP));
		assertThat(rendered.width()).isEqualTo(9000);
		assertThat(rendered.similarity()).as("it is flat").isNull();
	}

	@Test
	void aLargeProgressivePictureNeedsNoneOfItsCoefficients() throws IOException {
		BufferedImage small = PictureSamples.photo(1400, 1250, 6);
		BufferedImage large = new BufferedImage(5600, 5000, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D graphics = large.createGraphics();
		graphics.drawImage(small, 0, 0, 5600, 5000, null);
		graphics.dispose();
		RenderLimits limits = new RenderLimits(400_000_000, Duration.ofMinutes(2), 128, 112, 64, 1L << 30, 10);
		try (Renders renders = new Renders(limits)) {
			BufferedImage made = renders.picture("image/jpeg", PictureSamples.jpeg(large, 0.9f, true), 560);
			assertThat(Likeness.structure(made, Likeness.lanczos(small, 560, 500))).isGreaterThan(0.97);
			assertThat(Likeness.difference(made, Likeness.lanczos(small, 560, 500))).isLessThan(3);
		}
	}

	@ParameterizedTest
	@CsvSource({ "16, 130, 188", "18, 161, 188", "13, 130, 130" })
	void aPngSaysHowItsRangeIsCoded(int transfer, int code, int seen) throws IOException {
		BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 40 * 30; i++) {
			grey.setRGB(i % 40, i / 40, code * 0x10101);
		}
		byte[] plain = PictureSamples.encode(PictureSamples.deep(grey), "png");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(plain, 0, 33);
		PngSamples.chunk(bytes, "cICP", new byte[] { 9, (byte) transfer, 0, 1 });
		bytes.write(plain, 33, plain.length - 33);
		int made = RENDERS.picture("image/png", bytes.toByteArray(), 40).getRGB(20, 15);
		for (int shift = 0; shift < 24; shift += 8) {
			assertThat((made >> shift) & 0xFF).as("%x", made).isBetween(seen - 2, seen + 2);
		}
	}

}
