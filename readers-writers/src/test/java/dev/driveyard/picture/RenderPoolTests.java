package dev.driveyard.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenderPoolTests {

	private static final Renders RENDERS = new Renders();

	private static final BufferedImage PHOTO = PictureSamples.photo(1600, 1200);

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "bmp" })
	void aPictureIsMadeSmallerAsWellAsALanczosFilterDoesIt(String format) throws IOException {
		byte[] file = format.equals("jpeg") ? PictureSamples.jpeg(PHOTO, 0.95f, false)
				: PictureSamples.encode(PHOTO, format);
		for (int edge : new int[] { 256, 600, 1024 }) {
			BufferedImage made = RENDERS.picture("image/" + format, file, edge);
			BufferedImage reference = Likeness.lanczos(PHOTO, edge, edge * 3 / 4);
			assertThat(made.getHeight()).isEqualTo(edge * 3 / 4);
			assertThat(Likeness.structure(made, reference)).as("%s at %d", format, edge).isGreaterThan(0.95);
			assertThat(Likeness.difference(made, reference)).isLessThan(3);
		}
	}

	@ParameterizedTest
	@EnumSource(SidecarFormat.class)
	void allVariantsComeFromOneDecodingInTheFormatsThatAreWanted(SidecarFormat format) throws IOException {
		Rendered rendered = RENDERS.rendered("image/jpeg", PictureSamples.jpeg(PHOTO, 0.9f, true),
				Renders.frame(128, format), Renders.frame(1024, format), Renders.frame(512, format));
		assertThat(rendered.width()).isEqualTo(1600);
		assertThat(rendered.height()).isEqualTo(1200);
		assertThat(rendered.placeholder()).hasSizeBetween(5, 25);
		assertThat(rendered.similarity()).isNotNull();
		assertThat(rendered.pictures()).extracting(RenderedPicture::variant)
			.containsExactly(format + "128", format + "1024", format + "512");
		for (RenderedPicture picture : rendered.pictures()) {
			BufferedImage image = Renders.decode(picture);
			BufferedImage reference = Likeness.lanczos(PHOTO, image.getWidth(), image.getHeight());
			assertThat(picture.format()).isEqualTo(format);
			assertThat(Likeness.structure(image, reference)).as(picture.variant()).isGreaterThan(0.9);
		}
	}

	@Test
	void aSmallPictureStaysAsItIs() throws IOException {
		BufferedImage small = PictureSamples.photo(90, 60);
		Rendered rendered = RENDERS.rendered("image/png", PictureSamples.encode(small, "png"),
				Renders.frame(256, SidecarFormat.PNG), Renders.frame(40, SidecarFormat.PNG));
		assertThat(Likeness.difference(Renders.decode(rendered.pictures().get(0)), small)).isZero();
		assertThat(rendered.pictures().get(1).width()).isEqualTo(40);
		assertThat(rendered.pictures().get(1).height()).isEqualTo(27);
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "1,3000", "3000,1", "2,2000", "37,91" })
	void noShapeIsTooStrange(int width, int height) throws IOException {
		Rendered rendered = RENDERS.rendered("image/png",
				PictureSamples.encode(PictureSamples.photo(width, height), "png"),
				Renders.frame(256, SidecarFormat.WEBP), Renders.frame(64, SidecarFormat.JPEG));
		assertThat(rendered.width()).isEqualTo(width);
		assertThat(rendered.height()).isEqualTo(height);
		assertThat(rendered.pictures()).allSatisfy((picture) -> {
			assertThat(Math.max(picture.width(), picture.height())).isLessThanOrEqualTo(256);
			assertThat(Math.min(picture.width(), picture.height())).isPositive();
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void aPictureIsTurnedUpright(int orientation) throws IOException {
		BufferedImage upright = PictureSamples.photo(800, 500);
		byte[] jpeg = PictureSamples.jpeg(PictureSamples.stored(upright, orientation), 0.95f, false);
		byte[] file = PictureSamples.withSegment(jpeg, 0xE1, PictureSamples.exif(orientation));
		Rendered rendered = RENDERS.rendered("image/jpeg", file, Renders.frame(200, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(800);
		assertThat(rendered.height()).isEqualTo(500);
		assertThat(Likeness.structure(Renders.decode(rendered.pictures().get(0)), Likeness.lanczos(upright, 200, 125)))
			.isGreaterThan(0.95);
	}

	@Test
	void transparencyIsKeptAndOnWhiteInAJpeg() throws IOException {
		BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(255, 0, 0, 128));
		graphics.fillRect(0, 0, 200, 400);
		graphics.dispose();
		List<RenderedPicture> made = RENDERS
			.rendered("image/png", PictureSamples.encode(image, "png"), Renders.frame(100, SidecarFormat.PNG),
					Renders.frame(100, SidecarFormat.WEBP), Renders.frame(100, SidecarFormat.JPEG))
			.pictures();
		for (RenderedPicture picture : made.subList(0, 2)) {
			int half = Renders.decode(picture).getRGB(20, 50);
			assertThat(half >>> 24).as("%s", picture.format()).isBetween(124, 132);
			assertThat((half >> 16) & 0xFF).isGreaterThan(245);
			assertThat(Renders.decode(picture).getRGB(80, 50) >>> 24).isZero();
		}
		assertThat(near(Renders.decode(made.get(2)).getRGB(20, 50), 255, 127, 127)).isTrue();
		assertThat(near(Renders.decode(made.get(2)).getRGB(80, 50), 255, 255, 255)).isTrue();
	}

	static boolean near(int value, int red, int green, int blue) {
		return Math.abs(((value >> 16) & 0xFF) - red) < 9 && Math.abs(((value >> 8) & 0xFF) - green) < 9
				&& Math.abs((value & 0xFF) - blue) < 9;
	}

	@ParameterizedTest
	@CsvSource({ "jpeg", "png", "gif", "bmp" })
	void whatIsCutOffIsSaidToBe(String format) throws IOException {
		byte[] file = PictureSamples.encode(PictureSamples.photo(300, 200), format);
		Failed failed = RENDERS.failed("image/" + format, Arrays.copyOf(file, file.length * 2 / 3));
		assertThat(failed.reason()).as(failed.message()).isEqualTo(UnrenderedReason.TRUNCATED);
	}

	@ParameterizedTest
	@CsvSource({ "jpeg", "png", "gif", "bmp" })
	void whatIsNoPictureIsMalformedOrUnknown(String format) throws IOException {
		byte[] file = ("no picture " + format.toUpperCase(Locale.ROOT)).repeat(200).getBytes(StandardCharsets.UTF_8);
		assertThat(RENDERS.failed("image/" + format, file).reason()).isIn(UnrenderedReason.MALFORMED,
				UnrenderedReason.UNSUPPORTED, UnrenderedReason.TRUNCATED);
	}

	@Test
	void nothingIsReadOfWhatHasNoPicture() throws IOException {
		assertThat(RENDERS.failed("text/plain", new byte[10]).reason()).isEqualTo(UnrenderedReason.UNSUPPORTED);
		assertThat(RENDERS.failed("image/jpeg", new byte[0]).reason()).isEqualTo(UnrenderedReason.MALFORMED);
		assertThat(RenderPool.isRendered("text/plain")).isFalse();
		assertThat(RenderPool.isRendered("video/x-anything")).isTrue();
	}

	@Test
	void aFileThatVanishesIsTheCallersAffair() {
		NoSuchFileException gone = new NoSuchFileException("gone.jpg");
		try (RenderPool pool = new RenderPool(1, RenderLimits.DEFAULT)) {
			assertThatThrownBy(() -> pool.render("image/jpeg", 1000, (target, position) -> {
				throw gone;
			}, List.of(Renders.frame(100, SidecarFormat.WEBP)))).isSameAs(gone);
		}
	}

}
