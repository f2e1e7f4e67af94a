package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The many ways in which a TIFF file may be written.
 */
class TiffTests {

	private static final Renders RENDERS = new Renders();

	private static final BufferedImage PHOTO = PictureSamples.photo(300, 200);

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@ParameterizedTest
	@CsvSource({ ",false", ",true", "LZW,false", "LZW,true", "Deflate,true", "PackBits,false", "ZLib,true" })
	void stripsAndTilesAreReadHoweverTheyArePacked(String compression, boolean tiled) throws IOException {
		byte[] file = TiffSamples.pages(compression, tiled, PHOTO);
		assertThat(Likeness.difference(RENDERS.picture("image/tiff", file, 300), PHOTO)).isZero();
		BufferedImage small = RENDERS.picture("image/tiff", file, 90);
		assertThat(Likeness.structure(small, Likeness.lanczos(PHOTO, 90, 60))).isGreaterThan(0.95);
	}

	@Test
	void ofSeveralPagesTheFirstIsSeen() throws IOException {
		byte[] file = TiffSamples.pages("LZW", false, PHOTO, PictureSamples.photo(500, 400, 2));
		assertThat(Likeness.difference(RENDERS.picture("image/tiff", file, 300), PHOTO)).isZero();
	}

	@Test
	void sixteenBitsAreSeenAsEight() throws IOException {
		byte[] file = TiffSamples.pages(null, false, PictureSamples.deep(PHOTO));
		assertThat(Likeness.difference(RENDERS.picture("image/tiff", file, 300), PHOTO)).isLessThan(1);
	}

	@ParameterizedTest
	@CsvSource({ "false,true,1", "false,false,6", "true,true,1", "true,false,1", "true,true,6", "true,false,8" })
	void eitherOrderOfBytesAndAnySizeOfNumbersIsRead(boolean big, boolean little, int orientation) throws IOException {
		byte[] file = TiffSamples.plain(PictureSamples.stored(PHOTO, orientation), big,
				little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, orientation, null);
		Rendered rendered = RENDERS.rendered("image/tiff", file, Renders.frame(300, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(300);
		assertThat(Likeness.difference(Renders.decode(rendered.pictures().get(0)), PHOTO)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void whatIsCutOffIsSaidToBe(boolean tiled) throws IOException {
		byte[] file = TiffSamples.plain(PHOTO, tiled, ByteOrder.LITTLE_ENDIAN, 1, null);
		assertThat(RENDERS.failed("image/tiff", Arrays.copyOf(file, file.length / 2)).reason())
			.isEqualTo(UnrenderedReason.TRUNCATED);
	}

}
